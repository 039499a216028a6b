import { PLATFORMS, STAND_INS, type Variable } from './variable-groups.ts';
import { type LogLevel, NAMES, type Name, TABLE, type Values } from './variables.ts';

/** What the app needs to know to start. */
export interface Config {
  port: number;
  /** What the outside calls this server, without a slash at the end. */
  publicUrl: string;
  /** Addresses and ranges of the proxies that are believed about whom they speak for; `loopback` and the like, too. */
  trustedProxies: string[];
  dataDir: string;
  mongodbUri?: string;
  logLevel: LogLevel;
  /** How long it goes on answering once it is asked to stop. */
  drainMs: number;
  /** Without it nobody may read what is counted. */
  operatorToken?: string;
  /** Who is mailed what the audit logs came to. */
  auditSealsTo?: string;
  /** Who runs this server, as its public pages say it. */
  operator: { name?: string; email?: string; securityContact?: string };
  /** 32 bytes. */
  encryptionKey: Uint8Array;
  /** What secrets of companies are encrypted with, the newest first; the encryption key without any. */
  secretsKeys: Uint8Array[];
  /** At least one of the two chat platforms is there. */
  slack?: SlackConfig;
  teams?: TeamsConfig;
  stripe: { secretKey: string; webhookSecret: string; apiUrl?: string };
  /** CDK's dealer system, where the company has it: the dealers (subscriptions), and their departments. */
  fortellis?: FortellisConfig;
  /** `from`: an E.164 number or a messaging service (`MG...`). */
  twilio: { accountSid: string; authToken: string; from: string; apiUrl?: string };
  /** Without it nothing is sent by e-mail. */
  smtp?: { url: string; from: string };
  /** A browser to print with, instead of the one that comes with the app. */
  chromiumPath?: string;
}

/** At least one of the two: the one workspace that is named here, and what lets people add others themselves. */
export interface SlackConfig {
  signingSecret: string;
  botToken?: string;
  oauth?: { clientId: string; clientSecret: string };
  apiUrl?: string;
}

export interface FortellisConfig {
  clientId: string;
  clientSecret: string;
  subscriptionIds: string[];
  departmentIds: string[];
  /** How often what changed is asked for. */
  everyMs: number;
  apiUrl?: string;
  loginUrl?: string;
}

/** What the app needs to speak with one Teams tenant. */
export interface TeamsConfig {
  /** The app's own id in Microsoft Entra; a GUID. Without one nothing could be verified. */
  appId: string;
  password: string;
  /** The Microsoft 365 organisation that is served; a GUID. */
  tenantId: string;
  /** Which tokens the registration gives: its own tenant's, or Bot Framework's shared ones. */
  type: 'SingleTenant' | 'MultiTenant';
  /** The OpenID document that the bot's callers are verified with, when it is not Bot Framework's. */
  openIdUrl?: string;
  /** Base of the token endpoint and of the tenant's OpenID document, when they are not Microsoft's. */
  loginUrl?: string;
  /** Where Microsoft Graph is, when it is not Microsoft's. */
  graphUrl?: string;
  /** The development switch: nobody is verified and no token is asked for. For a test client on this machine. */
  unauthenticated?: boolean;
}

/** A variable that is missing or wrong, and what to do about it. */
export interface Problem {
  variable: string;
  what: string;
  /** What the variable is for. */
  meaning: string;
  /** Where to find its value. */
  where: string;
}

/** Reads the environment, all of it: either what the app needs, or everything that is missing or wrong with it. */
export function parseConfig(env: Record<string, string | undefined>): { config: Config } | { problems: Problem[] } {
  const values: Values = {};
  const problems: Problem[] = [];
  const object = (name: Name, what: string) => {
    const { meaning, where } = TABLE[name];
    problems.push({ variable: name, what, meaning, where });
  };
  const isUsed = (group: Variable['required']) =>
    NAMES.some((name) => groupsOf(name).includes(group) && env[name]?.trim());
  const isAnyChat = PLATFORMS.some(isUsed);
  const isChat = (group: Variable['required']) => PLATFORMS.some((platform) => platform === group);
  const isRequired = (name: Name, { required }: Pick<Variable, 'required'>) =>
    // Where people add the app to their workspaces themselves, each brings its own.
    name === 'SLACK_BOT_TOKEN' && isUsed('with Add to Slack')
      ? false
      : typeof required === 'boolean'
        ? required
        : isUsed(required) || (isChat(required) && !isAnyChat);
  const chooseOne = isAnyChat ? '' : '; Slack, Teams or both must be set up';
  for (const name of NAMES) {
    const { required, shape, ...more } = TABLE[name];
    const typed = env[name]?.trim() || ('fallback' in more ? more.fallback : '');
    if (!typed) {
      const why = env[name] === undefined ? 'is missing' : 'is empty';
      if (isRequired(name, { required })) object(name, isChat(required) ? why + chooseOne : why);
      continue;
    }
    // Some ways of setting variables keep the quotes, and the vendor's refusal would not say why.
    const read = /^(["']).*\1$/s.test(typed) ? undefined : shape.safeParse(typed);
    if (read?.success) Object.assign(values, { [name]: read.data });
    else object(name, read ? (read.error.issues[0]?.message ?? 'is wrong') : 'has quotes around it: leave them out');
  }
  if (values.NODE_ENV === 'production') {
    if (values.PUBLIC_URL && !/^https:/i.test(values.PUBLIC_URL)) object('PUBLIC_URL', 'must be https in production');
    for (const name of STAND_INS) {
      if (env[name]?.trim()) object(name, 'points at a stand-in, which production refuses');
    }
  }
  if (values.TEAMS_UNAUTHENTICATED && values.NODE_ENV !== 'development')
    object('TEAMS_UNAUTHENTICATED', 'needs NODE_ENV=development: anybody could speak for Teams');
  if (!values.TEAMS_OPENID_URL !== !values.TEAMS_LOGIN_URL)
    object(values.TEAMS_LOGIN_URL ? 'TEAMS_OPENID_URL' : 'TEAMS_LOGIN_URL', 'is missing beside the other stand-in');
  const [server, sender] = [env.SMTP_URL?.trim(), env.MAIL_FROM?.trim()];
  if (env.AUDIT_SEALS_TO?.trim() && !server) object('SMTP_URL', 'is missing: AUDIT_SEALS_TO is written to by e-mail');
  if (!server !== !sender) object(server ? 'MAIL_FROM' : 'SMTP_URL', 'is missing beside the other: e-mail needs both');
  return problems.length > 0 ? { problems } : { config: configOf(values as Required<Values>) };
}

/** What adds the app to workspaces is of Slack, too: with it the rest of Slack is needed. */
const groupsOf = (name: Name): Variable['required'][] => {
  const { required } = TABLE[name];
  return required === 'with Add to Slack' ? [required, 'with Slack'] : [required];
};

const at = (apiUrl: string | undefined) => (apiUrl ? { apiUrl } : {});

function operatorOf(values: Required<Values>): Config['operator'] {
  const { OPERATOR_NAME: name, OPERATOR_EMAIL: email, SECURITY_CONTACT: security } = values;
  const securityContact = security || (email && `mailto:${email}`);
  return { ...(name && { name }), ...(email && { email }), ...(securityContact && { securityContact }) };
}

const slackOf = (values: Required<Values>): SlackConfig => ({
  signingSecret: values.SLACK_SIGNING_SECRET,
  ...(values.SLACK_BOT_TOKEN ? { botToken: values.SLACK_BOT_TOKEN } : {}),
  ...(values.SLACK_CLIENT_ID
    ? { oauth: { clientId: values.SLACK_CLIENT_ID, clientSecret: values.SLACK_CLIENT_SECRET } }
    : {}),
  ...at(values.SLACK_API_URL),
});

const teamsOf = (values: Required<Values>): TeamsConfig => ({
  appId: values.MICROSOFT_APP_ID.toLowerCase(),
  password: values.MICROSOFT_APP_PASSWORD,
  tenantId: values.MICROSOFT_APP_TENANT_ID.toLowerCase(),
  type: values.MICROSOFT_APP_TYPE,
  ...(values.TEAMS_OPENID_URL ? { openIdUrl: values.TEAMS_OPENID_URL } : {}),
  ...(values.TEAMS_LOGIN_URL ? { loginUrl: values.TEAMS_LOGIN_URL } : {}),
  ...(values.TEAMS_GRAPH_URL ? { graphUrl: values.TEAMS_GRAPH_URL } : {}),
  ...(values.TEAMS_UNAUTHENTICATED ? { unauthenticated: true } : {}),
});

const fortellisOf = (values: Required<Values>): FortellisConfig => ({
  clientId: values.FORTELLIS_CLIENT_ID,
  clientSecret: values.FORTELLIS_CLIENT_SECRET,
  subscriptionIds: values.FORTELLIS_SUBSCRIPTION_ID,
  departmentIds: values.FORTELLIS_DEPARTMENT_ID ?? [],
  everyMs: values.FORTELLIS_EVERY_SECONDS * 1000,
  ...at(values.FORTELLIS_API_URL),
  ...(values.FORTELLIS_LOGIN_URL ? { loginUrl: values.FORTELLIS_LOGIN_URL } : {}),
});

function configOf(values: Required<Values>): Config {
  return {
    port: values.PORT,
    publicUrl: values.PUBLIC_URL,
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    dataDir: values.DATA_DIR,
    ...(values.MONGODB_URI ? { mongodbUri: values.MONGODB_URI } : {}),
    logLevel: values.LOG_LEVEL,
    drainMs: values.DRAIN_SECONDS * 1000,
    ...(values.OPERATOR_TOKEN ? { operatorToken: values.OPERATOR_TOKEN } : {}),
    operator: operatorOf(values),
    ...(values.AUDIT_SEALS_TO ? { auditSealsTo: values.AUDIT_SEALS_TO } : {}),
    encryptionKey: values.ENCRYPTION_KEY,
    secretsKeys: values.SECRETS_KEYS ?? [],
    ...(values.SLACK_SIGNING_SECRET ? { slack: slackOf(values) } : {}),
    ...(values.MICROSOFT_APP_ID ? { teams: teamsOf(values) } : {}),
    ...(values.FORTELLIS_CLIENT_ID ? { fortellis: fortellisOf(values) } : {}),
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
    ...(values.SMTP_URL ? { smtp: { url: values.SMTP_URL, from: values.MAIL_FROM } } : {}),
    ...(values.CHROMIUM_PATH ? { chromiumPath: values.CHROMIUM_PATH } : {}),
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
