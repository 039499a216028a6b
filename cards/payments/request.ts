import type { TextFailure } from '../../src/conversations/outgoing-text.ts';
import type { SentPaper } from '../../src/payments/member-links.ts';
import type { ShownRequest } from '../../src/payments/messages.ts';
import { underWay } from '../../src/payments/parts.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { note } from '../blocks.ts';
import type { Block, Button, Card } from '../model.ts';
import { called, introduced, isolated, type Voice } from '../voice.ts';
import { lateBlocks } from './late.ts';
import { mailBlocks } from './mails.ts';
import { disputeBlocks, unexpectedBlocks } from './money-back.ts';
import { revisionBlocks } from './order-change.ts';
import { choiceBlocks, partBlocks } from './parts.ts';
import { refundBlocks, refundButtons } from './refunds.ts';
import { reminderBlocks } from './reminders.ts';
import { shareBlocks } from './sharing.ts';
import { standingOf } from './standing.ts';
import { writeBackBlocks } from './write-back.ts';

/** One card per request; in a room, it changes in place as the request goes its way. */
export function requestCard(
  { request, optedOut, papers, shareable, parts, late = [] }: ShownRequest,
  voice: Voice,
): Card {
  const say = voice.words.card;
  const { customer, reference } = request;
  const amount = voice.money(request.amount);
  const standing = standingOf(request, voice);
  const buttons = buttonsOf(request, optedOut, voice);
  return {
    summary: say.summary({ amount, reference, who: called(customer, voice), status: standing.status.text }),
    blocks: [
      { kind: 'heading', text: say.heading(amount, reference) },
      standing.status,
      ...(standing.next ? [{ kind: 'note', text: standing.next } as const] : []),
      ...(request.depositOn ? [note(voice.words.estimates.card.depositOn(reference))] : []),
      ...partBlocks(request, voice),
      ...choiceBlocks(request, parts, voice),
      ...shareBlocks(request, shareable, voice),
      ...refundBlocks(request, voice),
      ...lateBlocks(late, voice),
      ...attentionBlocks(request, voice),
      ...revisionBlocks(request, voice),
      ...mailBlocks(request, voice),
      ...paperBlocks(request, papers, voice),
      ...writeBackBlocks(request, voice),
      ...(OVER.has(request.state) ? briefly(request, voice) : atLength(request, voice)),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
      ...reminderBlocks(request, optedOut, voice),
    ],
  };
}

/** What it is for, invoice by invoice, as the customer was sent them. */
function paperBlocks({ amount: { currency } }: PaymentRequest, papers: SentPaper[], voice: Voice): Block[] {
  if (papers.length === 0) return [];
  const rows = papers.map(({ reference, amount, url }) => ({
    text: `${reference} · ${voice.money({ minor: amount, currency })}`,
    button: { link: url, label: voice.words.invoicing.openPdf },
  }));
  return [{ kind: 'rows', rows }];
}

/** Nobody waits for anything any more: such a card only says what it was. */
const OVER = new Set<PaymentRequest['state']>(['paid', 'cancelled', 'expired']);

const briefly = ({ customer, asker }: PaymentRequest, voice: Voice): Block[] => [
  { kind: 'note', text: `${introduced(customer, voice)} · ${voice.words.card.askedBy} ${isolated(asker.name)}` },
];

/** Whom it is for, who asked, and the text as it was sent. */
function atLength({ customer, asker, message }: PaymentRequest, voice: Voice): Block[] {
  const say = voice.words.card;
  return [
    {
      kind: 'facts',
      facts: [
        ...(customer.name ? [{ label: say.customer, value: customer.name }] : []),
        ...(customer.phone ? [{ label: say.phone, value: voice.phone(customer.phone) }] : []),
        ...(customer.email ? [{ label: say.email, value: isolated(customer.email) }] : []),
        { label: say.askedBy, value: asker.name },
      ],
    },
    { kind: 'note', text: say.textAsSent },
    // Staff who open the customer's link by accident would be taken for the customer.
    { kind: 'quote', text: message.replaceAll('{link}', say.shortLink) },
  ];
}

/** What somebody has to deal with: money that should not have come, disputes, and a customer who waits for a link. */
export function attentionBlocks(request: PaymentRequest, voice: Voice): Block[] {
  const { newLinkAskedAt, customer, state } = request;
  const { newLinkAsked } = voice.words.card;
  const money = [...unexpectedBlocks(request, voice), ...disputeBlocks(request, voice)];
  if (!newLinkAskedAt || state !== 'expired') return money;
  const asked = newLinkAsked(called(customer, voice), voice.shortly(newLinkAskedAt));
  return [...money, { kind: 'text', text: asked, tone: 'attention' }];
}

function buttonsOf(request: PaymentRequest, optedOut: boolean, voice: Voice): Button[] {
  const { id: value } = request;
  const say = voice.words.card;
  const byMail = request.customer.email !== undefined;
  const isStopped = optedOut && !byMail;
  const label = request.revised ? voice.words.orders.sendRevised : byMail ? say.mailAgain : say.sendAgain;
  const again: Button = { action: 'request.send-again', label, value, ...(request.revised && { style: 'primary' }) };
  const cancel: Button = { action: 'request.void', label: say.cancel, value, style: 'danger', opensForm: true };
  const refunds = refundButtons(request, voice);
  if (request.state === 'expired') return isStopped ? refunds : [{ ...again, style: 'primary' }, ...refunds];
  if (request.state !== 'open') return refunds;
  const { link, code } = voice.words.counter;
  const atCounter: Button[] = [
    { action: 'request.link', label: link.button, value, opensForm: true },
    { action: 'request.code', label: code.button, value, opensForm: true },
  ];
  const mail: Button = { action: 'request.mail', label: voice.words.mails.request.button, value, opensForm: true };
  const name: Button = { action: 'request.name', label: voice.words.naming.button, value, opensForm: true };
  const isUntold = isStopped || lastTo(request)?.state === 'failed';
  // There is room for five (Teams): who cannot be told is told first, and called by the right name next time.
  const others = [
    ...(!isStopped && !request.changing && (request.revised || maySendAgain(request)) ? [again] : []),
    ...(isUntold ? [mail] : []),
    ...atCounter,
    ...(isUntold ? [] : [name]),
  ];
  return [
    ...refunds,
    ...others.slice(0, MOST_BUTTONS - 1 - refunds.length),
    ...(underWay(request).length > 0 ? [] : [cancel]),
  ];
}

/** The latest of what asks for it, in the way that it goes. */
const lastTo = ({ customer, texts, mails }: PaymentRequest) =>
  customer.email ? mails.findLast(({ asks }) => asks) : texts.at(-1);
/** Teams has room for no more, and what should not have come is given back first. */
const MOST_BUTTONS = 5;

/** What the same text to the same number can never reach. */
const HOPELESS: TextFailure[] = ['opted-out', 'landline', 'not-textable', 'invalid-number', 'too-long'];

/** A number that will never get this text needs a new request, and a text on its way needs patience. */
function maySendAgain(request: PaymentRequest): boolean {
  const { texts, customer, seenAt, declined } = request;
  // Another address is entered in the form.
  if (customer.email) return lastTo(request)?.state === 'sent';
  const last = texts.at(-1);
  if (!last || last.state === 'failed') return !HOPELESS.includes(last?.reason ?? 'unknown');
  return last.state !== 'queued' || seenAt !== undefined || declined !== undefined;
}
