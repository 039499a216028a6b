import { describe, expect, test } from '@jest/globals';
import { meaningOf } from '../../adapters/twilio/codes.ts';
import { failureFor } from '../../adapters/twilio/failures.ts';
import { createTwilioSms } from '../../adapters/twilio/sms.ts';
import { startTwilio } from '../../sandbox/twilio/stand-in.ts';
import type { TextFailure } from '../../src/conversations/outgoing-text.ts';
import { words } from '../../src/i18n/index.ts';
import type { Log } from '../../src/ports.ts';

interface Line {
  level: keyof Log;
  what: string;
  details: Record<string, unknown>;
}

function listening() {
  const lines: Line[] = [];
  const at =
    (level: keyof Log) =>
    (what: string, details: Record<string, unknown> = {}) =>
      void lines.push({ level, what, details });
  return { lines, log: { info: at('info'), warn: at('warn'), error: at('error') } satisfies Log };
}

/** Twilio's dictionary (twilio.com/docs/api/errors), by what the room can do about it. */
const CODES: [TextFailure, number[]][] = [
  ['opted-out', [21610, 30630, 63014]],
  ['landline', [21614, 21635, 30006]],
  ['not-textable', [21268]],
  ['unreachable', [30003, 30005, 63036]],
  ['invalid-number', [21211, 21214, 21217, 21265, 63003, 63024]],
  ['blocked', [21618, 30004, 30007, 63013]],
  ['too-long', [21617, 30019]],
  ['no-pictures', [30011]],
  ['sender-problem', [12300, 21620, 21621]],
  ['not-now', [30001, 30017, 30022, 30023, 30027, 30036, 30410, 30450, 30453, 30485, 30500, 30610, 63018]],
  ['sender-problem', [21212, 21408, 21601, 21603, 21606, 21608, 21612, 21659, 21701, 21703, 21705]],
  ['sender-problem', [30002, 30018, 30024, 30032, 30033, 30034, 30035, 30037, 30041, 30044, 30454, 63007, 63112]],
  ['unknown', [30008, 30099, 99999, 0, -1]],
];

describe('a code of Twilio says what to do', () => {
  test.each(CODES.flatMap(([failure, codes]) => codes.map((code) => [code, failure] as const)))(
    '%i: %s',
    (code, failure) => {
      expect(meaningOf(code).failure).toBe(failure);
    },
  );

  test('in words of both languages, which differ from reason to reason', () => {
    for (const tongue of ['en', 'fr'] as const) {
      const { textFailures } = words(tongue);
      for (const [failure] of CODES)
        expect(Object.values(textFailures[failure]).every((text) => text.length > 10)).toBe(true);
      const why = Object.values(textFailures).map((one) => one.why);
      expect(new Set(why).size).toBe(why.length);
    }
  });
});

describe('what only the operator can put right', () => {
  test.each([
    [30034, 'A2P 10DLC'],
    [30033, 'A2P 10DLC'],
    [30002, 'billing'],
    [30022, 'limits'],
    [30032, 'toll-free'],
    [21408, 'Geo permissions'],
    [21606, 'TWILIO_FROM'],
    [63112, 'RCS'],
  ])('%i is logged as an error with the code and where to look', (code, where) => {
    const { lines, log } = listening();
    failureFor(code, log);
    expect(lines).toEqual([
      {
        level: 'error',
        what: expect.stringContaining('only you can change that'),
        details: {
          code,
          look: expect.stringContaining(where),
          see: `https://www.twilio.com/docs/errors/${code}`,
        },
      },
    ]);
  });

  test('a code that nobody knows is logged, so that it can be looked up; what the room can handle is not', () => {
    const { lines, log } = listening();
    for (const code of [30099, 30003, 21610, 30008, undefined]) failureFor(code, log);
    expect(lines.map(({ level, details }) => [level, details.code])).toEqual([['warn', 30099]]);
  });

  test('is said when a text is refused at once, too, and so are wrong credentials', async () => {
    const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token_stand_in' };
    const twilio = await startTwilio({
      ...account,
      senders: ['+15145550100'],
      app: { publicUrl: 'http://127.0.0.1:9' },
    });
    try {
      const { lines, log } = listening();
      const send = (authToken: string) => {
        const given = { ...account, authToken, apiUrl: twilio.url };
        const sms = createTwilioSms({ account: given, publicUrl: 'https://pay.example.com', log });
        const about = { companyId: 'com_1', textId: 'txt_1' };
        return sms.send({ from: '+15145559999', to: '+15145550188', body: 'Bonjour', about });
      };
      expect(await send(account.authToken)).toEqual({ failure: 'sender-problem' });
      await expect(send('another')).rejects.toMatchObject({ name: 'Outage', code: '20003' });
      expect(lines.map(({ details }) => [details.code, details.look])).toEqual([
        [21659, expect.stringContaining('TWILIO_FROM')],
        [20003, expect.stringContaining('TWILIO_AUTH_TOKEN')],
      ]);
    } finally {
      await twilio.close();
    }
  });
});
