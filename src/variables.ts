import {
  anyText,
  bareUrl,
  email,
  ids,
  key,
  keys,
  mailServer,
  oneOf,
  port,
  proxies,
  seconds,
  secret,
  shaped,
  someSeconds,
  upTo,
  url,
  type ValueOf,
} from './variable-shapes.ts';
import { CHATS } from './variables-of-chats.ts';

const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const standIn = (vendor: string) => ({
  meaning: `Address of a stand-in for ${vendor}; refused in production`,
  where: 'npm run demo sets it, such as http://127.0.0.1:4000',
  required: false,
  shape: url,
});

/** Every variable that is read, in the order in which they are explained. Values are trimmed before they are read. */
export const TABLE = {
  NODE_ENV: {
    meaning: '`production` insists on https and refuses stand-ins',
    where: 'production on a server, otherwise nothing',
    required: false,
    shape: oneOf(['production', 'development', 'test'], 'must be production, development or test'),
  },
  PORT: {
    meaning: 'Port the server listens on',
    where: 'any free port; 0 picks one',
    required: false,
    fallback: '3000',
    shape: port,
  },
  PUBLIC_URL: {
    meaning: 'What customers, Slack, Stripe and Twilio call this server: scheme and host, no path',
    where: 'the address your domain or tunnel gives this server, such as https://pay.example.com',
    required: true,
    shape: bareUrl,
  },
  TRUSTED_PROXIES: {
    meaning: 'Addresses or ranges of the proxies in front of this server, with commas: only they may say who calls',
    where:
      'the log names it when a customer first comes through one; `loopback`: this machine, `uniquelocal`: your own network',
    required: false,
    shape: proxies,
  },
  DATA_DIR: {
    meaning: 'Folder of the embedded database, when `MONGODB_URI` is not set',
    where: 'a folder that outlives restarts and is backed up',
    required: false,
    fallback: '.data',
    shape: anyText,
  },
  MONGODB_URI: {
    meaning: 'MongoDB server or cluster (4.4 or newer) to use instead of the embedded database',
    where: 'MongoDB Atlas > your cluster > Connect > Drivers, or your own server',
    required: false,
    shape: shaped(/^mongodb(\+srv)?:\/\/\S+$/, 'must begin with mongodb:// or mongodb+srv://'),
  },
  LOG_LEVEL: {
    meaning: `How much is logged: ${LOG_LEVELS.join(', ')}`,
    where: 'info, unless that is too much',
    required: false,
    fallback: 'info',
    shape: oneOf(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`),
  },
  DRAIN_SECONDS: {
    meaning: 'How long it goes on answering once it is asked to stop, while `/readyz` says that it leaves',
    where: 'where several processes share the work: longer than whatever spreads it takes to look at `/readyz`',
    required: false,
    fallback: '0',
    shape: someSeconds,
  },
  OPERATOR_TOKEN: {
    meaning: 'Opens `/metrics`, and what `/readyz` has to say, to who sends it as `Authorization: Bearer`',
    where: 'the output of openssl rand -hex 24; without it nobody can read them',
    required: false,
    shape: shaped(/^[!-~]{16,}$/, 'must be 16 characters or more, without blanks and accents'),
  },
  OPERATOR_NAME: {
    meaning: 'Who runs this server, as its public pages say it: a name by law',
    where: 'your own, such as Garage Boréal inc.',
    required: false,
    shape: upTo(120),
  },
  OPERATOR_EMAIL: {
    meaning: 'Where anybody may write to whoever runs this server; it stands on the public pages',
    where: 'a mailbox that somebody reads, such as support@example.com',
    required: false,
    shape: email,
  },
  SECURITY_CONTACT: {
    meaning: 'Where a weakness is reported, in `/.well-known/security.txt`; `OPERATOR_EMAIL` without it',
    where: 'an address such as mailto:security@example.com or https://example.com/security',
    required: false,
    shape: shaped(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/i, 'must begin with mailto: or https://'),
  },
  AUDIT_SEALS_TO: {
    meaning:
      'Where what each audit log came to is mailed day by day, out of reach of who has this server; needs `SMTP_URL`',
    where: 'a mailbox that is kept elsewhere, such as audit@example.com',
    required: false,
    shape: email,
  },
  ENCRYPTION_KEY: {
    meaning: '32 bytes, in base64 or hexadecimal, that payment links are made from: keep it, or every link sent ends',
    where: 'the output of openssl rand -base64 32',
    required: true,
    shape: key,
  },
  SECRETS_KEYS: {
    meaning:
      'Keys like it, with commas, the newest first: companies’ own keys and tokens are encrypted with the first, and opened with all; ENCRYPTION_KEY without any',
    where: 'the output of openssl rand -base64 32; docs/operating.md says how one is replaced',
    required: false,
    shape: keys,
  },
  ...CHATS,
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
    meaning:
      'What texts are sent from: a number such as +15145550100, or a messaging service (MG...); what comes to it must lead to PUBLIC_URL/twilio/inbound#rc=5&rp=all',
    where: 'console.twilio.com > Phone Numbers > Active numbers, or Messaging > Services > Sid',
    required: true,
    shape: shaped(/^(\+[1-9]\d{7,14}|MG[0-9a-f]{32})$/i, 'must be +15145550100-like, or MG and 32 hexadecimal digits'),
  },
  SMTP_URL: {
    meaning: 'The mail server that invoices and receipts are sent through; without one they can only be downloaded',
    where: 'your mail provider, such as smtps://user:password@smtp.example.com:465',
    required: false,
    shape: mailServer,
  },
  MAIL_FROM: {
    meaning: 'The address that e-mail is sent from; the company is named beside it',
    where: 'an address that your mail server may send from, such as no-reply@example.com',
    required: false,
    shape: email,
  },
  CHROMIUM_PATH: {
    meaning: 'A Chromium or Chrome to print documents with, instead of the one that comes with the app on Linux x64',
    where: 'on ARM, macOS and Windows: install Chrome, and give the path of its program',
    required: false,
    shape: shaped(/^(?:\/|[a-z]:[\\/])/i, 'must be the whole path of the program'),
  },
  FORTELLIS_CLIENT_ID: {
    meaning: 'Lets the app read repair orders from CDK and write payments back: the API key at Fortellis',
    where: 'developer.fortellis.io > your app > Credentials > API Key',
    required: 'with CDK',
    shape: secret,
  },
  FORTELLIS_CLIENT_SECRET: {
    meaning: 'The secret of that key',
    where: 'developer.fortellis.io > your app > Credentials > API Secret',
    required: 'with CDK',
    shape: secret,
  },
  FORTELLIS_SUBSCRIPTION_ID: {
    meaning: 'The dealers whose orders are read: a subscription each, with commas',
    where: 'the e-mail that says that the dealer has subscribed, or developer.fortellis.io > your app > Subscriptions',
    required: 'with CDK',
    shape: ids,
  },
  FORTELLIS_DEPARTMENT_ID: {
    meaning: 'Their departments, with commas; all of them without it',
    where: 'the dealer, or CDK support',
    required: false,
    shape: ids,
  },
  FORTELLIS_EVERY_SECONDS: {
    meaning: 'How often CDK is asked for what changed, in seconds',
    where: 'more where Fortellis says that your quota is used up',
    required: false,
    fallback: '60',
    shape: seconds,
  },
  SLACK_API_URL: standIn('Slack'),
  STRIPE_API_URL: standIn('Stripe'),
  TWILIO_API_URL: standIn('Twilio'),
  TEAMS_OPENID_URL: standIn('the keys of Bot Framework'),
  TEAMS_LOGIN_URL: standIn('the login of Microsoft'),
  TEAMS_GRAPH_URL: standIn('Microsoft Graph'),
  FORTELLIS_API_URL: standIn('the interfaces of Fortellis'),
  FORTELLIS_LOGIN_URL: standIn('the login of Fortellis'),
  TEAMS_UNAUTHENTICATED: {
    meaning: '`yes` lets a test client on this machine act as Teams without any proof; development only',
    where: 'nothing, unless you walk through the app in such a client',
    required: false,
    shape: oneOf(['yes'], 'must be yes or left out'),
  },
} as const;

export type Name = keyof typeof TABLE;
export type Values = { -readonly [N in Name]?: ValueOf<(typeof TABLE)[N]['shape']> };
export const NAMES = Object.keys(TABLE) as Name[];
