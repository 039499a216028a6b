import type { TextFailure } from '../../src/conversations/outgoing-text.ts';

/** What a code means to the room that sent the text and, where only the operator can help, what to look at. */
export interface Meaning {
  failure: TextFailure;
  operator?: string;
}

const CONSOLE = 'console.twilio.com >';
const A2P = `${CONSOLE} Messaging > Regulatory Compliance > A2P 10DLC`;
const NUMBERS = `${CONSOLE} Phone Numbers > Active numbers`;

/**
 * Every code that a text message can fail with (https://www.twilio.com/docs/api/errors). Templates, schedules and
 * voice have codes of their own, which cannot come here.
 */
const MEANINGS: [failure: TextFailure, codes: number[], operator?: string][] = [
  ['opted-out', [21610, 30630, 63014, 63033]],
  ['landline', [21614, 21635, 30006]],
  ['not-textable', [21268]],
  ['unreachable', [30003, 30005, 63036]],
  ['invalid-number', [21211, 21214, 21217, 21265, 21266, 21604, 30014, 63003, 63024, 63031]],
  ['blocked', [21618, 30004, 30007, 63005, 63013, 63021, 63026, 63032]],
  ['too-long', [21605, 21617, 30019]],
  ['no-pictures', [30011]],
  [
    'sender-problem',
    [21621, 21670],
    `${NUMBERS}: to send pictures, it must be a number with MMS, of Canada or the United States`,
  ],
  [
    'sender-problem',
    [11200, 11205, 12300, 21620, 63019],
    'PUBLIC_URL: Twilio must be able to fetch pictures from it, at /pictures/',
  ],
  // The network is full, the carrier or Twilio fails, the number gets too many texts, or the law wants to wait for day.
  ['not-now', [21611, 21702, 30001, 30017, 30020, 30021, 30036, 30410, 30450, 30453, 30485, 30500, 30610, 30615]],
  ['not-now', [63009, 63010, 63011, 63012, 63017, 63018, 63023]],
  ['not-now', [30022, 30023, 30027], `${A2P} > Brands and Campaigns: the limits of your brand and campaign`],
  ['not-now', [63038], `${CONSOLE} Monitor > Logs > Errors: the account may send no more today`],
  ['sender-problem', [20003], 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: console.twilio.com > Account Info'],
  [
    'sender-problem',
    [20005, 20006, 20010, 30002, 30037, 90010],
    `${CONSOLE} Admin > Account billing: the balance, and whether the account is suspended`,
  ],
  [
    'sender-problem',
    [21219, 21267, 21607, 21608, 30044, 30454, 63015],
    `${CONSOLE} Admin > Account billing > Upgrade: a trial account texts only numbers it has verified, and little`,
  ],
  [
    'sender-problem',
    [21212, 21407, 21601, 21603, 21606, 21616, 21659, 21660, 21661],
    `TWILIO_FROM, and ${NUMBERS}: it must be a number of this account that can text`,
  ],
  [
    'sender-problem',
    [21701, 21703, 21704, 21705, 21708, 21709, 21711],
    `TWILIO_FROM, and ${CONSOLE} Messaging > Services > Sender Pool: the service needs a number that can text`,
  ],
  ['sender-problem', [21609, 21626], 'PUBLIC_URL: it must be an address that Twilio can reach'],
  [
    'sender-problem',
    [21408, 21612, 30043],
    `${CONSOLE} Messaging > Settings > Geo permissions: the customer's country`,
  ],
  [
    'sender-problem',
    [21717, 21719, 21720, 30024, 30033, 30034, 30035, 30125, 30126, 30620],
    `${A2P} > Campaigns: your number must belong to an approved campaign, which is not suspended`,
  ],
  ['sender-problem', [30032], `${NUMBERS} > your number > Regulatory Information: verify the toll-free number`],
  [
    'sender-problem',
    [21657, 30018, 30040, 30041, 30042],
    `${CONSOLE} Messaging > Regulatory Compliance: the sender must be registered in the customer's country`,
  ],
  ['sender-problem', [21627, 30010], `${CONSOLE} Messaging > Services: a price limit is set, which Twilio has retired`],
  [
    'sender-problem',
    [30015, 30016, 63001, 63002, 63007, 63008, 63016, 63020, 63022, 63035, 63051, 63112],
    `${CONSOLE} Messaging > Senders: the RCS or WhatsApp sender of your service`,
  ],
];

const BY_CODE = new Map(
  MEANINGS.flatMap(([failure, codes, operator]) =>
    codes.map((code): [number, Meaning] => [code, { failure, ...(operator && { operator }) }]),
  ),
);

/** `unknown` for every code without a meaning of its own, 30008 among them: the carrier gave no reason. */
export const meaningOf = (code: number | undefined): Meaning => BY_CODE.get(code ?? 0) ?? { failure: 'unknown' };
