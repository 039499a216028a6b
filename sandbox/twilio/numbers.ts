/** What each phone number is, and who opted out: decided before a message is taken, or by the carrier later. */
import { Failure } from './failure.ts';

export type Kind =
  | 'mobile'
  | 'landline' // refused at once, 21614
  | 'landline-late' // taken, then undelivered, 30006
  | 'unreachable' // phone off or out of reach: undelivered, 30003
  | 'unknown' // no longer in service: undelivered, 30005
  | 'filtered' // taken for spam by the carrier: undelivered, 30007
  | 'no-mms' // takes words, and of pictures none: undelivered, 30011
  | 'failing' // never leaves Twilio: failed, 30008
  | 'opted-out'
  | 'invalid'
  | 'unroutable'
  | 'foreign' // the account may not send to this country
  | 'queue-full' // one of our own, with too many messages waiting
  | 'voice-only'; // one of our own, without text messages

/** Twilio's magic numbers: https://www.twilio.com/docs/iam/test-credentials */
const MAGIC: [string, Kind][] = [
  ['+15005550001', 'invalid'],
  ['+15005550002', 'unroutable'],
  ['+15005550003', 'foreign'],
  ['+15005550004', 'opted-out'],
  ['+15005550007', 'voice-only'],
  ['+15005550008', 'queue-full'],
  ['+15005550009', 'landline'],
];

/** Error codes of messages that were taken and not delivered. */
const LATER: Partial<Record<Kind, number>> = {
  'landline-late': 30_006,
  unreachable: 30_003,
  unknown: 30_005,
  filtered: 30_007,
  failing: 30_008,
};

/** Twilio's own words for long codes, in English whatever the customer speaks: a French ARRET is the app's to hear. */
const STOP = /^(STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT)$/;
const START = /^(START|YES|UNSTOP)$/;
const HELP = /^(HELP|INFO)$/;
const UNSUBSCRIBED =
  'You have been unsubscribed and will get no more messages from this number. Reply START to resubscribe.';

export type OptOutType = 'STOP' | 'START' | 'HELP';
/** What a messaging service with Advanced Opt-Out hears besides the default words, in capitals. */
export type OptOutWords = Record<OptOutType, string[]>;

export interface Heard {
  type: OptOutType;
  /** Twilio's own answer to the customer. */
  answer: string;
}

export interface Numbers {
  set(number: string, kind: Kind): void;
  is(number: string): Kind;
  /** Throws the vendor's refusal when a message to this number is not taken. `own`: our number, or our service. */
  checkRecipient(own: string, to: string): void;
  checkSender(from: string, own: string[]): void;
  /** One of our own, without text messages. */
  takesNoTexts(number: string): boolean;
  /** The error code of a message to this number that is taken but cannot be delivered. */
  laterError(to: string, withMedia: boolean): number | undefined;
  /** Obeys STOP and START, if the word is one. */
  hearKeyword(own: string, customer: string, body: string, taught?: OptOutWords): Heard | undefined;
}

/** The number behind `rcs:`, `whatsapp:` and the like. */
export const bare = (address: string): string => address.replace(/^[a-z]+:(?=\+)/, '');

export function createNumbers(): Numbers {
  const kinds = new Map<string, Kind>(MAGIC);
  const optedOut = new Set<string>();
  const kind = (number: string) => kinds.get(number) ?? 'mobile';

  return {
    set(number, is) {
      kinds.set(number, is);
    },
    is: kind,

    checkRecipient(own, to) {
      const dialable = to.startsWith('+1') ? /^\+1[2-9]\d{2}[2-9]\d{6}$/ : /^\+[2-9]\d{6,14}$/;
      const is = kind(to);
      if (!dialable.test(to) || is === 'invalid') throw new Failure(21_211, `Invalid 'To' Phone Number: ${to}`);
      if (to === own) throw new Failure(21_266, "'To' and 'From' number cannot be the same");
      if (is === 'unroutable') throw new Failure(21_612, `Cannot route from ${own} to ${to}`);
      if (is === 'foreign') throw new Failure(21_408, 'Permission to send to this region is not enabled');
      if (is === 'landline') throw new Failure(21_614, `'To' number is not a valid mobile number: ${to}`);
      if (is === 'opted-out' || optedOut.has(`${own} ${to}`)) {
        throw new Failure(21_610, 'Attempt to send to unsubscribed recipient');
      }
    },
    checkSender(from, own) {
      const is = kind(from);
      if (is === 'queue-full') throw new Failure(21_611, "This 'From' number has too many queued messages");
      if (is === 'voice-only') throw new Failure(21_606, `The 'From' number ${from} is not able to send text messages`);
      if (!own.includes(from)) throw new Failure(21_659, `${from} is not a phone number of this account`);
    },
    takesNoTexts: (number) => kind(number) === 'voice-only',
    laterError: (to, withMedia) => (withMedia && kind(bare(to)) === 'no-mms' ? 30_011 : LATER[kind(bare(to))]),
    hearKeyword(own, customer, body, taught) {
      const word = body.trim().toUpperCase();
      const pair = `${own} ${customer}`;
      if (STOP.test(word) || taught?.STOP.includes(word)) {
        optedOut.add(pair);
        return { type: 'STOP', answer: UNSUBSCRIBED };
      }
      if ((START.test(word) || taught?.START.includes(word)) && optedOut.delete(pair))
        return { type: 'START', answer: 'You have been re-subscribed to messages from this number.' };
      if (HELP.test(word) || taught?.HELP.includes(word))
        return { type: 'HELP', answer: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.' };
      return undefined;
    },
  };
}
