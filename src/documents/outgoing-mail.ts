import type { Tongue } from '../kernel/language.ts';
import type { MailSummary, MailWord } from '../payments/index.ts';
import { type Announcing, isErrand, type Moment, promising, without } from '../promises/outbox.ts';

/** What an e-mail may be about. */
export type MailedKind = 'request' | 'estimate';

/** `send`: to the mail server; `tell`: what became of it, to what it is about. */
export type MailErrand = 'send' | 'tell';

/** One e-mail of ours. What it says is made when it is sent; kept is what that is made of. */
export interface OutgoingMail extends Announcing<never, MailErrand> {
  about: { kind: MailedKind; id: string };
  to: string;
  /** It asks for the payment, or for the answer to an estimate; otherwise it brings the papers of what is paid. */
  asks?: boolean;
  tongue: Tongue;
  /** The ids of the kept papers that go with it. */
  papers: string[];
  state: MailSummary['state'];
  reason?: MailSummary['reason'];
  /** Since when it is in this state. */
  at: Date;
  createdAt: Date;
}

export type MailAsk = Pick<OutgoingMail, 'id' | 'companyId' | 'about' | 'to' | 'asks' | 'tongue' | 'papers'>;

/** An e-mail that is to go out. */
export function mailing(ask: MailAsk, moment: Moment): OutgoingMail {
  const blank: OutgoingMail = {
    ...ask,
    ...{ revision: 0, cards: [], appearance: 0, outbox: [] },
    ...{ state: 'queued', at: moment.now, createdAt: moment.now },
  };
  return promising(blank, { name: 'send' }, moment);
}

/** What became of it, to be told to what it is about. */
export function mailReported(mail: OutgoingMail, { state, reason, at }: MailWord, moment: Moment): OutgoingMail {
  const heard: OutgoingMail = { ...mail, state, at, ...(reason && { reason }) };
  const done = without(heard, (item) => isErrand(item, 'send') || isErrand(item, 'tell'));
  return promising(done, { name: 'tell' }, moment);
}
