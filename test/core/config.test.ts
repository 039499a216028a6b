import { describe, expect, test } from '@jest/globals';
import { explain, parseConfig } from '../../src/config.ts';
import { VARIABLES } from '../../src/variable-groups.ts';

const KEY = Buffer.alloc(32, 7);
const COMPLETE = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://pay.example.com',
  ENCRYPTION_KEY: KEY.toString('base64'),
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  SLACK_BOT_TOKEN: 'xoxb-17653672481-19874698323',
  MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555',
  MICROSOFT_APP_PASSWORD: 'Xk~8Q.secret',
  MICROSOFT_APP_TENANT_ID: 'AAAAAAAA-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  STRIPE_SECRET_KEY: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  STRIPE_WEBHOOK_SECRET: 'whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH',
  TWILIO_ACCOUNT_SID: `AC${'0123456789abcdef'.repeat(2)}`,
  TWILIO_AUTH_TOKEN: '3b7c9d2e',
  TWILIO_FROM: '+15145550100',
  FORTELLIS_CLIENT_ID: 'key-1',
  FORTELLIS_CLIENT_SECRET: 'fortellis-secret',
  FORTELLIS_SUBSCRIPTION_ID: 'sub-1, sub-2',
};
/** Where people add the app to their own workspaces. */
const ADDED = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'a-client-secret' };
const LOCAL = { ...COMPLETE, NODE_ENV: 'development', PUBLIC_URL: 'http://127.0.0.1:3000' };

const problemsOf = (env: Record<string, string | undefined>) => {
  const read = parseConfig(env);
  return 'problems' in read ? read.problems : [];
};
const objectedTo = (env: Record<string, string | undefined>) => problemsOf(env).map(({ variable }) => variable);
const configOf = (env: Record<string, string | undefined>) => {
  const read = parseConfig(env);
  if ('problems' in read) throw new Error(explain(read.problems));
  return read.config;
};

describe('a complete environment', () => {
  test('becomes the configuration, with defaults for what is left out', () => {
    expect(configOf(COMPLETE)).toEqual({
      port: 3000,
      publicUrl: 'https://pay.example.com',
      trustedProxies: [],
      operator: {},
      dataDir: '.data',
      logLevel: 'info',
      drainMs: 0,
      encryptionKey: KEY,
      secretsKeys: [],
      teams: {
        appId: COMPLETE.MICROSOFT_APP_ID,
        password: COMPLETE.MICROSOFT_APP_PASSWORD,
        tenantId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
        type: 'SingleTenant',
      },
      slack: { signingSecret: COMPLETE.SLACK_SIGNING_SECRET, botToken: COMPLETE.SLACK_BOT_TOKEN },
      stripe: { secretKey: COMPLETE.STRIPE_SECRET_KEY, webhookSecret: COMPLETE.STRIPE_WEBHOOK_SECRET },
      twilio: {
        accountSid: COMPLETE.TWILIO_ACCOUNT_SID,
        authToken: COMPLETE.TWILIO_AUTH_TOKEN,
        from: COMPLETE.TWILIO_FROM,
      },
      fortellis: {
        ...{ clientId: 'key-1', clientSecret: 'fortellis-secret' },
        ...{ subscriptionIds: ['sub-1', 'sub-2'], departmentIds: [], everyMs: 60_000 },
      },
    });
  });

  test('loses the blanks around values and the slash behind the address', () => {
    const config = configOf({
      ...COMPLETE,
      PUBLIC_URL: ' https://pay.example.com/ ',
      TWILIO_AUTH_TOKEN: 'abc\n',
      MONGODB_URI: ' ',
    });
    expect(config.publicUrl).toBe('https://pay.example.com');
    expect(config.twilio.authToken).toBe('abc');
    expect(config.mongodbUri).toBeUndefined();
  });

  test('may name the proxies that are believed', () => {
    const proxies = 'loopback, 10.0.3.7,10.1.0.0/16, 2001:db8::7,2001:db8::/32';
    expect(configOf({ ...COMPLETE, TRUSTED_PROXIES: proxies }).trustedProxies).toEqual([
      'loopback',
      '10.0.3.7',
      '10.1.0.0/16',
      '2001:db8::7',
      '2001:db8::/32',
    ]);
  });

  test('may have a token for the operator', () => {
    const token = 'f3c1a7d2-9b0e/4=+x';
    expect(configOf({ ...COMPLETE, OPERATOR_TOKEN: token }).operatorToken).toBe(token);
  });

  test.each([
    ['base64', KEY.toString('base64')],
    ['base64 for URLs', KEY.toString('base64url')],
    ['hexadecimal', KEY.toString('hex')],
  ])('takes the key in %s', (_, text) => {
    expect(configOf({ ...COMPLETE, ENCRYPTION_KEY: text }).encryptionKey).toEqual(KEY);
  });

  test('may point at stand-ins and use http, but not in production', () => {
    const standIns = {
      SLACK_API_URL: 'http://127.0.0.1:4001/api/',
      STRIPE_API_URL: 'http://127.0.0.1:4002',
      TWILIO_API_URL: 'http://127.0.0.1:4003/',
      TEAMS_OPENID_URL: 'http://127.0.0.1:4004/openid',
      TEAMS_LOGIN_URL: 'http://127.0.0.1:4004/tenant/',
      TEAMS_GRAPH_URL: 'http://127.0.0.1:4004/graph',
    };
    const config = configOf({ ...LOCAL, ...standIns, PORT: '0' });
    expect(config.port).toBe(0);
    expect(config.teams).toMatchObject({
      openIdUrl: 'http://127.0.0.1:4004/openid',
      loginUrl: 'http://127.0.0.1:4004/tenant',
      graphUrl: 'http://127.0.0.1:4004/graph',
    });
    expect(config.slack?.apiUrl).toBe('http://127.0.0.1:4001/api');
    expect(config.stripe.apiUrl).toBe('http://127.0.0.1:4002');
    expect(config.twilio.apiUrl).toBe('http://127.0.0.1:4003');
    expect(objectedTo({ ...COMPLETE, ...standIns })).toEqual(Object.keys(standIns));
    expect(objectedTo({ ...COMPLETE, PUBLIC_URL: LOCAL.PUBLIC_URL })).toEqual(['PUBLIC_URL']);
  });

  test('is what the environment of a machine with much else in it gives, too', () => {
    expect(configOf({ ...COMPLETE, HOME: '/home/me', SMTP_HOST: 'x' })).toEqual(configOf(COMPLETE));
  });
});

describe('e-mail and printing', () => {
  test('of who runs the server, as far as it is said: a weakness is reported there too, or elsewhere', () => {
    const [name, email, page] = ['Garage Boréal inc.', 'aide@garageboreal.ca', 'https://garageboreal.ca/alerte'];
    const read = (env: Record<string, string>) => configOf({ ...COMPLETE, ...env }).operator;
    expect(read({ OPERATOR_NAME: name, SECURITY_CONTACT: page })).toEqual({ name, securityContact: page });
    expect(read({ OPERATOR_EMAIL: email })).toEqual({ email, securityContact: `mailto:${email}` });
    for (const SECURITY_CONTACT of [email, 'http://garageboreal.ca', 'javascript:alert(1)'])
      expect(objectedTo({ ...COMPLETE, SECURITY_CONTACT })).toEqual(['SECURITY_CONTACT']);
  });

  const MAIL = { SMTP_URL: 'smtps://me:se%40cret@smtp.example.com:465', MAIL_FROM: ' documents@example.com ' };

  test('are there when they are configured', () => {
    expect(configOf({ ...COMPLETE, ...MAIL, CHROMIUM_PATH: '/usr/bin/chromium' })).toMatchObject({
      smtp: { url: MAIL.SMTP_URL, from: 'documents@example.com' },
      chromiumPath: '/usr/bin/chromium',
    });
    expect(configOf(COMPLETE)).not.toHaveProperty('smtp');
  });

  test('take a server and an address, both or none, and the whole path of a program', () => {
    expect(objectedTo({ ...COMPLETE, SMTP_URL: MAIL.SMTP_URL })).toEqual(['MAIL_FROM']);
    expect(objectedTo({ ...COMPLETE, MAIL_FROM: MAIL.MAIL_FROM })).toEqual(['SMTP_URL']);
    for (const url of ['smtp.example.com', 'http://smtp.example.com', 'smtp://', 'smtp:'])
      expect([url, objectedTo({ ...COMPLETE, ...MAIL, SMTP_URL: url })[0]]).toEqual([url, 'SMTP_URL']);
    for (const from of ['Garage <a@example.com>', 'a@example.com, b@example.com', 'a@localhost'])
      expect([from, objectedTo({ ...COMPLETE, ...MAIL, MAIL_FROM: from })]).toEqual([from, ['MAIL_FROM']]);
    expect(objectedTo({ ...COMPLETE, CHROMIUM_PATH: 'chromium' })).toEqual(['CHROMIUM_PATH']);
  });
});

describe('what is missing or wrong', () => {
  test('is told all at once, with what it is for and where to find it', () => {
    const needed = VARIABLES.filter(
      ({ required }) => required && required !== 'with CDK' && required !== 'with Add to Slack',
    );
    const message = explain(problemsOf({}));
    expect(objectedTo({})).toEqual(needed.map(({ name }) => name));
    for (const { name, meaning, where } of needed) {
      expect(message).toContain(`${name} is missing`);
      expect(message).toContain(meaning);
      expect(message).toContain(where);
    }
  });

  test('is counted', () => {
    expect(explain(problemsOf({ ...COMPLETE, PORT: 'x' }))).toContain('one setting needs attention');
    expect(explain(problemsOf({ ...COMPLETE, PORT: 'x', LOG_LEVEL: 'x' }))).toContain('2 settings need attention');
  });

  test('never shows a secret in the message', () => {
    const wrong = {
      ...COMPLETE,
      SLACK_BOT_TOKEN: 'xoxp-1234',
      STRIPE_SECRET_KEY: 'pk_live_abcd',
      ENCRYPTION_KEY: 'short',
    };
    const message = explain(problemsOf(wrong));
    for (const value of ['xoxp-1234', 'pk_live_abcd', 'short']) expect(message).not.toContain(value);
  });

  test.each(
    VARIABLES.filter(({ required }) => required).flatMap(({ name }) => [
      [name, ''],
      [name, ' \n'],
      [name, `"${COMPLETE[name as keyof typeof COMPLETE]}"`],
    ]),
  )('%s is refused as %j', (name, value) => {
    const rest = name in ADDED ? { ...COMPLETE, ...ADDED } : COMPLETE;
    expect(objectedTo({ ...rest, [name]: value })).toEqual([name]);
  });

  test('a login that is a stand-in needs keys that are, and the other way round', () => {
    const [login, keys] = [{ TEAMS_LOGIN_URL: 'http://127.0.0.1:4/t' }, { TEAMS_OPENID_URL: 'http://127.0.0.1:4/o' }];
    expect(objectedTo({ ...LOCAL, ...login })).toEqual(['TEAMS_OPENID_URL']);
    expect(objectedTo({ ...LOCAL, ...keys })).toEqual(['TEAMS_LOGIN_URL']);
    expect(objectedTo({ ...LOCAL, ...login, ...keys })).toEqual([]);
  });

  test('the development switch is refused everywhere else', () => {
    expect(configOf({ ...LOCAL, TEAMS_UNAUTHENTICATED: 'yes' }).teams?.unauthenticated).toBe(true);
    for (const NODE_ENV of ['production', 'test', undefined])
      expect(objectedTo({ ...COMPLETE, NODE_ENV, TEAMS_UNAUTHENTICATED: 'yes' })).toEqual(['TEAMS_UNAUTHENTICATED']);
  });

  test('one chat platform is enough, and none is too few', () => {
    const without = (prefix: string) =>
      Object.fromEntries(Object.entries(COMPLETE).filter(([name]) => !name.startsWith(prefix)));
    expect(configOf(without('SLACK_')).slack).toBeUndefined();
    expect(configOf(without('MICROSOFT_')).teams).toBeUndefined();
    const neither = {
      ...without('SLACK_'),
      ...Object.fromEntries(
        Object.keys(COMPLETE)
          .filter((name) => name.startsWith('MICROSOFT_'))
          .map((name) => [name, ' ']),
      ),
    };
    expect(objectedTo(neither)).toEqual([
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
      'MICROSOFT_APP_ID',
      'MICROSOFT_APP_PASSWORD',
      'MICROSOFT_APP_TENANT_ID',
    ]);
    expect(explain(problemsOf(neither))).toContain('Slack, Teams or both must be set up');
  });

  test('half of Slack is a problem that names the other half', () => {
    expect(objectedTo({ ...COMPLETE, SLACK_BOT_TOKEN: undefined })).toEqual(['SLACK_BOT_TOKEN']);
    expect(objectedTo({ ...COMPLETE, SLACK_BOT_TOKEN: undefined, ...ADDED })).toEqual([]);
    expect(objectedTo({ ...COMPLETE, SLACK_CLIENT_ID: '1.2' })).toEqual(['SLACK_CLIENT_SECRET']);
    expect(objectedTo({ ...COMPLETE, ...ADDED, SLACK_SIGNING_SECRET: '', SLACK_BOT_TOKEN: '' })).toEqual([
      'SLACK_SIGNING_SECRET',
    ]);
    expect(objectedTo({ ...COMPLETE, SLACK_SIGNING_SECRET: undefined })).toEqual(['SLACK_SIGNING_SECRET']);
  });

  test.each([
    ['NODE_ENV', 'prod'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['PUBLIC_URL', 'pay.example.com'],
    ['PUBLIC_URL', 'ftp://pay.example.com'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['PUBLIC_URL', 'https://pay.example.com/app'],
    ['PUBLIC_URL', 'https://pay.example.com/?'],
    ['PUBLIC_URL', 'https://pay.example.com#top'],
    ['PUBLIC_URL', 'https://me:pw@pay.example.com'],
    ['PUBLIC_URL', 'https://'],
    ['MONGODB_URI', 'postgres://db'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', '1'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', 'proxy.example.com'],
    ['TRUSTED_PROXIES', '10.0.0.300'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1,'],
    ['TRUSTED_PROXIES', '10.0.0.1 10.0.0.2'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '::/0'],
    ['OPERATOR_TOKEN', 'short'],
    ['OPERATOR_TOKEN', 'sixteen characters with blanks'],
    ['OPERATOR_TOKEN', 'mot-de-passe-accentué'],
    ['ENCRYPTION_KEY', 'x'.repeat(32)],
    ['ENCRYPTION_KEY', 'g'.repeat(64)],
    ['ENCRYPTION_KEY', Buffer.alloc(31).toString('base64')],
    ['ENCRYPTION_KEY', Buffer.alloc(33).toString('hex')],
    ['SLACK_SIGNING_SECRET', 'two words'],
    ['SLACK_BOT_TOKEN', 'xoxp-123'],
    ['MICROSOFT_APP_ID', 'quittance'],
    ['MICROSOFT_APP_TENANT_ID', 'garage.onmicrosoft.com'],
    ['MICROSOFT_APP_TYPE', 'UserAssignedMSI'],
    ['STRIPE_SECRET_KEY', 'pk_test_123'],
    ['STRIPE_WEBHOOK_SECRET', 'sk_test_123'],
    ['TWILIO_ACCOUNT_SID', `SK${'0'.repeat(32)}`],
    ['TWILIO_FROM', '514-555-0100'],
    ['TWILIO_FROM', 'MG123'],
    ['TWILIO_FROM', `MG${'0'.repeat(33)}`],
  ])('%s cannot be %j', (name, value) => {
    expect(objectedTo({ ...COMPLETE, [name]: value })).toEqual([name]);
  });
});
