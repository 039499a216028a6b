import * as z from 'zod/mini';

/** What the app needs to know to start. */
export interface Config {
  port: number;
  /** What the outside calls this server, without a slash at the end. */
  publicUrl: string;
  dataDir: string;
  mongodbUri?: string;
  logLevel: LogLevel;
  /** 32 bytes. */
  encryptionKey: Uint8Array;
  slack: { signingSecret: string; botToken: string; apiUrl?: string };
  stripe: { secretKey: string; webhookSecret: string; apiUrl?: string };
  /** `from`: an E.164 number or a messaging service (`MG...`). */
  twilio: { accountSid: string; authToken: string; from: string; apiUrl?: string };
}

const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A variable that is missing or wrong, and what to do about it. */
export interface Problem {
  variable: string;
  what: string;
  /** What the variable is for. */
  meaning: string;
  /** Where to find its value. */
  where: string;
}

const shaped = (shape: RegExp, fault: string) => z.string().check(z.regex(shape, fault));
const secret = shaped(/^\S+$/, 'has a blank inside');

const isUrl = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text);
const isBareUrl = (text: string) => isUrl(text) && new URL(text).pathname === '/' && !/[?#@]/.test(text);
const withoutSlash = z.transform((text: string) => text.replace(/\/+$/, ''));
const standIn = (vendor: string) => ({
  meaning: `Address of a stand-in for ${vendor}; refused in production`,
  where: 'npm run demo sets it, such as http://127.0.0.1:4000',
  required: false,
  shape: z.pipe(z.string().check(z.refine(isUrl, 'is not an http or https address')), withoutSlash),
});

const keyBytes = (text: string): Uint8Array =>
  Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : /[-_]/.test(text) ? 'base64url' : 'base64');

/** Every variable that is read, in the order in which they are explained. Values are trimmed before they are read. */
const TABLE = {
  NODE_ENV: {
    meaning: '`production` insists on https and refuses stand-ins',
    where: 'production on a server, otherwise nothing',
    required: false,
    shape: z.enum(['production', 'development', 'test'], 'must be production, development or test'),
  },
  PORT: {
    meaning: 'Port the server listens on',
    where: 'any free port; 0 picks one',
    required: false,
    fallback: '3000',
    shape: z.pipe(
      shaped(/^\d{1,5}$/, 'is not a port number'),
      z.pipe(z.transform(Number), z.number().check(z.maximum(65_535, 'is not a port number'))),
    ),
  },
  PUBLIC_URL: {
    meaning: 'What customers, Slack, Stripe and Twilio call this server: scheme and host, no path',
    where: 'the address your domain or tunnel gives this server, such as https://pay.example.com',
    required: true,
    shape: z.pipe(
      z.string().check(z.refine(isBareUrl, 'must be http(s)://host[:port] with nothing behind it')),
      withoutSlash,
    ),
  },
  DATA_DIR: {
    meaning: 'Folder of the embedded database, when `MONGODB_URI` is not set',
    where: 'a folder that outlives restarts and is backed up',
    required: false,
    fallback: '.data',
    shape: z.string(),
  },
  MONGODB_URI: {
    meaning: 'MongoDB server or cluster to use instead of the embedded database',
    where: 'MongoDB Atlas > your cluster > Connect > Drivers, or your own server',
    required: false,
    shape: shaped(/^mongodb(\+srv)?:\/\/\S+$/, 'must begin with mongodb:// or mongodb+srv://'),
  },
  LOG_LEVEL: {
    meaning: `How much is logged: ${LOG_LEVELS.join(', ')}`,
    where: 'info, unless that is too much',
    required: false,
    fallback: 'info',
    shape: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`),
  },
  ENCRYPTION_KEY: {
    meaning: '32 bytes, in base64 or hexadecimal, that payment links are made from: keep it, or every link sent ends',
    where: 'the output of openssl rand -base64 32',
    required: true,
    shape: z.pipe(
      z
        .string()
        .check(z.refine((text) => /^[\w+/-]+={0,2}$/.test(text) && keyBytes(text).length === 32, 'is not 32 bytes')),
      z.transform(keyBytes),
    ),
  },
  SLACK_SIGNING_SECRET: {
    meaning: 'Proves that a request comes from Slack',
    where: 'api.slack.com/apps > your app > Basic Information > App Credentials > Signing Secret',
    required: true,
    shape: secret,
  },
  SLACK_BOT_TOKEN: {
    meaning: 'Lets the app post in Slack',
    where: 'api.slack.com/apps > your app > OAuth & Permissions > Bot User OAuth Token',
    required: true,
    shape: shaped(/^xoxb-\S+$/, 'must begin with xoxb-'),
  },
  STRIPE_SECRET_KEY: {
    meaning: 'Lets the app open payment pages',
    where: 'dashboard.stripe.com > Developers > API keys > Secret key',
    required: true,
    shape: shaped(/^[sr]k_(test|live)_\S+$/, 'must begin with sk_ or rk_ (a secret or restricted key)'),
  },
  STRIPE_WEBHOOK_SECRET: {
    meaning: 'Proves that an event comes from Stripe',
    where: 'dashboard.stripe.com > Developers > Webhooks > the endpoint PUBLIC_URL/stripe/webhook > Signing secret',
    required: true,
    shape: shaped(/^whsec_\S+$/, 'must begin with whsec_'),
  },
  TWILIO_ACCOUNT_SID: {
    meaning: 'The Twilio account that texts are sent from',
    where: 'console.twilio.com > Account Info > Account SID',
    required: true,
    shape: shaped(/^AC[0-9a-f]{32}$/i, 'must be AC and 32 hexadecimal digits'),
  },
  TWILIO_AUTH_TOKEN: {
    meaning: 'Lets the app send texts, and proves that a request comes from Twilio',
    where: 'console.twilio.com > Account Info > Auth Token',
    required: true,
    shape: secret,
  },
  TWILIO_FROM: {
    meaning: 'What texts are sent from: a number such as +15145550100, or a messaging service (MG...)',
    where: 'console.twilio.com > Phone Numbers > Active numbers, or Messaging > Services > Sid',
    required: true,
    shape: shaped(/^(\+[1-9]\d{7,14}|MG[0-9a-f]{32})$/i, 'must be +15145550100-like, or MG and 32 hexadecimal digits'),
  },
  SLACK_API_URL: standIn('Slack'),
  STRIPE_API_URL: standIn('Stripe'),
  TWILIO_API_URL: standIn('Twilio'),
} as const;

type Table = typeof TABLE;
type Name = keyof Table;
type Values = { -readonly [N in Name]?: z.output<Table[N]['shape']> };
const NAMES = Object.keys(TABLE) as Name[];

/** A variable as the README and `.env.example` explain it. */
export interface Variable {
  name: string;
  meaning: string;
  where: string;
  required: boolean;
  fallback?: string;
}
export const VARIABLES: readonly Variable[] = NAMES.map((name) => {
  const { shape: _, ...explained }: Omit<Variable, 'name'> & { shape: unknown } = TABLE[name];
  return { name, ...explained };
});

/** Reads the environment, all of it: either what the app needs, or everything that is missing or wrong with it. */
export function parseConfig(env: Record<string, string | undefined>): { config: Config } | { problems: Problem[] } {
  const values: Values = {};
  const problems: Problem[] = [];
  const object = (name: Name, what: string) => {
    const { meaning, where } = TABLE[name];
    problems.push({ variable: name, what, meaning, where });
  };
  for (const name of NAMES) {
    const { required, shape, ...more } = TABLE[name];
    const typed = env[name]?.trim() || ('fallback' in more ? more.fallback : '');
    if (!typed) {
      if (required) object(name, env[name] === undefined ? 'is missing' : 'is empty');
      continue;
    }
    // Some ways of setting variables keep the quotes, and the vendor's refusal would not say why.
    const read = /^(["']).*\1$/s.test(typed) ? undefined : shape.safeParse(typed);
    if (read?.success) Object.assign(values, { [name]: read.data });
    else object(name, read ? (read.error.issues[0]?.message ?? 'is wrong') : 'has quotes around it: leave them out');
  }
  if (values.NODE_ENV === 'production') {
    if (values.PUBLIC_URL && !/^https:/i.test(values.PUBLIC_URL)) object('PUBLIC_URL', 'must be https in production');
    for (const name of ['SLACK_API_URL', 'STRIPE_API_URL', 'TWILIO_API_URL'] as const) {
      if (env[name]?.trim()) object(name, 'points at a stand-in, which production refuses');
    }
  }
  return problems.length > 0 ? { problems } : { config: configOf(values as Required<Values>) };
}

function configOf(values: Required<Values>): Config {
  const at = (apiUrl: string | undefined) => (apiUrl ? { apiUrl } : {});
  return {
    port: values.PORT,
    publicUrl: values.PUBLIC_URL,
    dataDir: values.DATA_DIR,
    ...(values.MONGODB_URI ? { mongodbUri: values.MONGODB_URI } : {}),
    logLevel: values.LOG_LEVEL,
    encryptionKey: values.ENCRYPTION_KEY,
    slack: {
      signingSecret: values.SLACK_SIGNING_SECRET,
      botToken: values.SLACK_BOT_TOKEN,
      ...at(values.SLACK_API_URL),
    },
    stripe: {
      secretKey: values.STRIPE_SECRET_KEY,
      webhookSecret: values.STRIPE_WEBHOOK_SECRET,
      ...at(values.STRIPE_API_URL),
    },
    twilio: {
      accountSid: values.TWILIO_ACCOUNT_SID,
      authToken: values.TWILIO_AUTH_TOKEN,
      from: values.TWILIO_FROM,
      ...at(values.TWILIO_API_URL),
    },
  };
}

/** The problems as one message for the operator's terminal. Never contains a value. */
export const explain = (problems: readonly Problem[]): string =>
  [
    `Quittance cannot start: ${problems.length === 1 ? 'one setting needs' : `${problems.length} settings need`} attention.`,
    ...problems.map(
      ({ variable, what, meaning, where }) => `  ${variable} ${what}.\n    ${meaning}.\n    Find it: ${where}`,
    ),
  ].join('\n');
