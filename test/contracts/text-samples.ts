import type { Conversation } from '../../src/conversations/conversation.ts';
import type { IncomingText } from '../../src/conversations/incoming-text.ts';
import type { OutgoingText } from '../../src/conversations/outgoing-text.ts';
import type { KeptPaper } from '../../src/documents/kept-paper.ts';
import type { MailAllowance } from '../../src/documents/mail-allowance.ts';
import type { OutgoingMail } from '../../src/documents/outgoing-mail.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { DayTotals } from '../../src/ledger/day-totals.ts';
import {
  announcing,
  answerFailed,
  attachmentCame,
  closed,
  everythingAnnounced,
  given,
  left,
  live,
  liveOver,
  reopened,
  replied,
  stopped,
} from './announcing-samples.ts';
import { at, ROOM, unlike } from './sample-parts.ts';

/** Only what must be there: a text that opens a thread of its own. */
export const incomingText = (companyId: string, more: Partial<IncomingText> = {}): IncomingText => ({
  ...announcing(companyId),
  id: randomId('txt'),
  sid: unlike('SM'),
  phone: '+15145550188',
  body: 'Bonjour',
  media: 0,
  attachments: [],
  receivedAt: at(0),
  ...more,
});

export const fullIncomingText = (companyId: string): Required<IncomingText> => ({
  ...incomingText(companyId),
  ...everythingAnnounced(companyId, [replied, attachmentCame], ['fetch-attachment']),
  customer: { id: 'cus_1', name: 'Élise' },
  said: 'start',
  helped: true,
  masked: true,
  split: true,
  soundsLikeStop: true,
  attachments: [
    { type: 'image/jpeg', ref: 'ME1', state: 'kept', file: 'fil_1', tries: 1, apart: true },
    { type: 'text/x-vcard', state: 'other' },
  ],
  threadOf: { kind: 'request', id: 'pay_1' },
  follows: { kind: 'request', id: 'pay_0' },
  insteadOf: 'pièces',
});

/** Only what must be there: a text about nothing, of which nobody has said anything. */
export const outgoingText = (companyId: string, more: Partial<OutgoingText> = {}): OutgoingText => ({
  ...announcing(companyId),
  id: randomId('txt'),
  phone: '+15145550188',
  words: 'Bonjour : {link}',
  state: 'queued',
  at: at(0),
  createdAt: at(0),
  ...more,
});

export const fullOutgoingText = (companyId: string): Required<OutgoingText> => ({
  ...outgoingText(companyId),
  ...everythingAnnounced(companyId, [answerFailed], ['send', 'tell']),
  answer: {
    by: { id: 'U1', name: 'Étienne', workspaceId: 'slack:T1' },
    typed: 'Oui',
    picture: 'fil_1',
    threadOf: { kind: 'text', id: 'txt_1' },
    follows: { kind: 'text', id: 'txt_0' },
    insteadOf: 'pièces',
    heldUntil: at(1),
    undone: { by: 'Marc', at: at(2) },
    since: 'edited',
    retried: true,
  },
  waitsUntil: at(2),
  about: { kind: 'request', id: 'pay_1' },
  reminds: true,
  answers: 'stop',
  sid: 'SM2',
  state: 'failed',
  reason: 'landline',
});

/** Only what must be there: a conversation that no room has heard of. */
export const conversation = (companyId: string, more: Partial<Conversation> = {}): Conversation => ({
  ...announcing(companyId),
  id: randomId('cnv'),
  phone: unlike('+1514'),
  sender: '+15145550111',
  threads: [],
  openedAt: at(0),
  lastAt: at(0),
  ...more,
});

export const fullConversation = (companyId: string): Required<Conversation> => ({
  ...conversation(companyId),
  ...everythingAnnounced(
    companyId,
    [given, closed, reopened, left, live, liveOver, stopped],
    ['redraw-head', 'end-live'],
  ),
  ...{ customerAt: at(3), askedAt: at(3), answeredAt: at(2) },
  assigned: { to: { id: 'U1', name: 'Étienne', workspaceId: 'slack:T1' }, by: 'Marc', at: at(4) },
  handedBy: 'view-1',
  closed: { by: 'Marc', at: at(5) },
  live: { by: { id: 'U1', name: 'Étienne', workspaceId: 'slack:T1' }, room: ROOM, since: at(5), at: at(6) },
  threads: [
    { room: ROOM, messageId: '1764.001', head: { kind: 'text', id: 'txt_1' }, since: at(1) },
    { room: 'teams:t/19:a@thread.tacv2', head: { kind: 'request', id: 'pay_1' }, since: at(2) },
  ],
});

/** Only what must be there. */
export const outgoingMail = (companyId: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  ...announcing(companyId),
  id: randomId('mai'),
  about: { kind: 'request', id: 'pay_1' },
  to: 'julie@example.com',
  tongue: 'fr',
  papers: [],
  state: 'queued',
  at: at(0),
  createdAt: at(0),
  ...more,
});

export const fullOutgoingMail = (companyId: string): Required<OutgoingMail> => ({
  ...outgoingMail(companyId),
  ...everythingAnnounced(companyId, [], ['send', 'tell']),
  asks: true,
  papers: ['pay_1/invoice/1/', 'pay_1/receipt:pi_1/1/m'],
  state: 'failed',
  reason: 'not-now',
});

export const mailAllowance = (companyId: string, more: Partial<MailAllowance> = {}): MailAllowance => ({
  ...{ id: unlike('mal'), companyId, revision: 0, taken: [] },
  ...more,
});

export const fullMailAllowance = (companyId: string): MailAllowance =>
  mailAllowance(companyId, { taken: [{ requestId: 'pay_1', at: at(0) }] });

export const dayTotals = (companyId: string, more: Partial<DayTotals> = {}): DayTotals => ({
  ...{ id: unlike('day_'), companyId, revision: 0, day: '2026-11-03', isOpen: false, lines: [] },
  ...more,
});

const counted = { count: 1, minor: 12_550 };
export const fullDayTotals = (companyId: string): DayTotals =>
  dayTotals(companyId, {
    isOpen: true,
    lines: [
      {
        ...{ at: at(0), asker: { id: 'U1', name: 'Marc' }, rooms: ['slack:T1/C1'], currency: 'CAD' },
        ...{ asked: counted, open: counted, paid: counted, waits: [5] },
      },
    ],
  });

export const keptPaper = (companyId: string, more: Partial<KeptPaper> = {}): KeptPaper => ({
  id: `${unlike('pay_')}/invoice/1/`,
  companyId,
  requestId: 'pay_1',
  content: '{"kind":"invoice"}',
  hash: 'hash',
  keptAt: at(0),
  ...more,
});
