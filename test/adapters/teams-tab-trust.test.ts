import { createHmac } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import { APP_ID } from './sandbox-teams-tenant.ts';
import { askedBefore, claimsOf, encode, office, openTab, teams, tokenOf, told } from './teams-tab-office.ts';
import { OTHER_TENANT } from './teams-tab-rig.ts';

openTab();

const FAKE_NOTHING_BUT_DATE = [
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
  ...(['nextTick', 'queueMicrotask', 'hrtime', 'performance'] as const),
];

describe('who is let in', () => {
  test('a member whom Teams vouches for sees the company of that Teams organization', async () => {
    const answer = await office.askAsMarie();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ state: 'shown', company: 'Garage Boréal' });
  });

  test('the audience may be the address form of the app’s id, and the scope one of several', async () => {
    const audience = `api://pay.garage.example/${APP_ID}`;
    const token = await tokenOf({ audience, scope: 'profile access_as_user' });
    expect((await office.ask(`bearer ${token}`)).status).toBe(200);
  });

  test('two clocks may be a little apart', async () => {
    const token = await tokenOf();
    const { exp } = claimsOf(token);
    const lookedAt = (seconds: number) => {
      jest.useFakeTimers({ doNotFake: FAKE_NOTHING_BUT_DATE, now: seconds * 1000 });
      return office.ask(`Bearer ${token}`).finally(() => jest.useRealTimers());
    };
    expect((await lookedAt(exp + 30)).status).toBe(200);
    expect((await lookedAt(exp + 90)).status).toBe(401);
    expect((await lookedAt(exp - 3_600 - 30)).status).toBe(200);
    expect((await lookedAt(exp - 3_600 - 90)).status).toBe(401);
  });
});

describe('who is not', () => {
  const forged: Record<string, () => string | undefined | Promise<string | undefined>> = {
    'no header': () => undefined,
    'an empty token': () => 'Bearer ',
    'another scheme': async () => `Basic ${await tokenOf()}`,
    garbage: () => 'Bearer garbage',
    'garbage in three parts': () => 'Bearer abc.def.ghi',
    'parts that are not JSON': () => `Bearer ${Buffer.from('{').toString('base64url')}.e30.AAAA`,
    'a token and more': async () => `Bearer ${await tokenOf()} x`,
    'a bad signature': async () => `Bearer ${await tokenOf({ badSignature: true })}`,
    'no signature': async () => `Bearer ${(await tokenOf()).replace(/[^.]*$/, '')}`,
    'a cut signature': async () => `Bearer ${(await tokenOf()).slice(0, -20)}`,
    'other claims under the signature': async () => {
      const [header, payload, signature] = (await tokenOf()).split('.');
      return `Bearer ${header}.${encode({ ...claimsOf(`.${payload}`), name: 'Mallory' })}.${signature}`;
    },
    'alg none': async () => `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${(await tokenOf()).split('.')[1]}.`,
    'alg none with a signature': async () =>
      `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${(await tokenOf()).split('.')[1]}.AAAA`,
    'the public key as a secret': async () => {
      const { keys } = (await (await fetch(`${teams.loginUrl}/discovery/v2.0/keys`)).json()) as {
        keys: { kid: string }[];
      };
      const signed = `${encode({ alg: 'HS256', kid: keys[0]?.kid })}.${(await tokenOf()).split('.')[1]}`;
      return `Bearer ${signed}.${createHmac('sha256', JSON.stringify(keys[0])).update(signed).digest('base64url')}`;
    },
    'a stranger’s key': async () => `Bearer ${await tokenOf({ stranger: 'own-id' })}`,
    'a stranger’s key under the published id': async () => `Bearer ${await tokenOf({ stranger: 'published-id' })}`,
    'another app’s token': async () => `Bearer ${await tokenOf({ audience: '99999999-2222-4333-8444-555555555555' })}`,
    'another host’s token': async () => `Bearer ${await tokenOf({ audience: `api://elsewhere.example/${APP_ID}` })}`,
    'another issuer': async () => `Bearer ${await tokenOf({ issuer: 'https://sts.windows.net/x/' })}`,
    'another tenant': async () => `Bearer ${await tokenOf({ tenant: OTHER_TENANT })}`,
    'another tenant under our issuer': async () =>
      `Bearer ${await tokenOf({ tenant: OTHER_TENANT, issuer: `${teams.loginUrl}/v2.0` })}`,
    expired: async () => `Bearer ${await tokenOf({ expired: true })}`,
    'another scope': async () => `Bearer ${await tokenOf({ scope: 'User.Read' })}`,
    'a scope that only begins alike': async () => `Bearer ${await tokenOf({ scope: 'access_as_user_too' })}`,
    'no scope, as apps have it': async () => `Bearer ${await tokenOf({ scope: '' })}`,
    'the older version': async () => `Bearer ${await tokenOf({ version: '1.0' })}`,
  };

  test.each(Object.keys(forged))('%s: the same plain 401, with nothing in it', async (kind) => {
    const answer = await told(await office.ask(await forged[kind]?.()));
    expect(answer).toEqual(await told(await office.ask()));
    expect(answer).toMatchObject({ status: 401, text: 'refused', headers: { 'www-authenticate': 'Bearer' } });
    expect(office.rig.logged).toEqual([]);
  });

  test('a token in the address is not looked at', async () => {
    expect((await office.ask(undefined, `?access_token=${await tokenOf()}`)).status).toBe(401);
  });

  test('nothing is asked of Microsoft for what cannot be a token of ours', async () => {
    await office.ask('Bearer garbage');
    await office.ask(`Bearer ${encode({ alg: 'none' })}.e30.AAAA`);
    expect(teams.calls('openId') - askedBefore).toBe(0);
  });
});

describe('the keys', () => {
  test('are asked for once, however many look', async () => {
    await Promise.all([office.askAsMarie(), office.askAsMarie(), office.askAsMarie()]);
    await office.askAsMarie();
    expect(teams.calls('openId') - askedBefore).toBe(2);
  });

  test('that are new are found, and the old ones are worth nothing then', async () => {
    const before = await tokenOf();
    expect((await office.ask(`Bearer ${before}`)).status).toBe(200);
    await teams.rotateKeys();
    const since = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => since + 31_000);
    expect((await office.askAsMarie()).status).toBe(200);
    expect((await office.ask(`Bearer ${before}`)).status).toBe(401);
  });

  test('cannot be asked for again and again by tokens that name unknown ones', async () => {
    await office.askAsMarie();
    for (let time = 0; time < 5; time += 1) await office.ask(`Bearer ${await tokenOf({ stranger: 'own-id' })}`);
    expect(teams.calls('openId') - askedBefore).toBe(2);
  });

  test.each([
    ['down', { kind: 'server-error', status: 500 }],
    ['cut off', { kind: 'lost-before' }],
  ] as const)('%s: nobody is let in, it is said, and the next one is', async (_, fault) => {
    teams.faults.add({ ...fault, operation: 'openId', times: 1 });
    const answer = await office.askAsMarie();
    expect([answer.status, await answer.text()]).toEqual([503, 'failed']);
    expect(office.rig.logged.map(({ level }) => level)).toEqual(['warn']);
    expect((await office.askAsMarie()).status).toBe(200);
  });
});

test('a flood without a token is told to wait, and members of the same address are not', async () => {
  for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 60 }, () => office.ask()));
  const answer = await office.ask();
  expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([429, '1', 'refused']);
  expect((await office.askAsMarie()).status).toBe(200);
  expect((await fetch(`${office.rig.url}/teams/tab`)).status).toBe(200);
});
