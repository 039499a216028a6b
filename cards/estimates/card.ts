import { type TextSummary, waitOf } from '../../src/conversations/outgoing-text.ts';
import { depositAskedIn, type Estimate } from '../../src/estimates/estimate.ts';
import type { EstimateMessage } from '../../src/estimates/messages.ts';
import type { MailSummary } from '../../src/payments/mail.ts';
import { line, note } from '../blocks.ts';
import type { RoomCard } from '../looks.ts';
import type { Block, Button, Row } from '../model.ts';
import { askingStanding } from '../payments/mails.ts';
import { called, introduced, isolated, roomVoice, type Voice } from '../voice.ts';
import { mailFailed } from './mail.ts';

type CardMessage = Extract<EstimateMessage, { kind: 'estimate' }>;

/** So many pieces of work are named; of more, how many. */
const MOST_WORKS = 8;

/** One card per estimate; it changes in place as the customer sees and answers it. */
export function estimateCard(message: CardMessage): RoomCard {
  const { estimate, company, optedOut } = message;
  const voice = roomVoice(company);
  const say = voice.words.estimates.card;
  const { customer, reference, state } = estimate;
  const who = called(customer, voice);
  const total = voice.money(estimate.total);
  const { status, next } = standingOf(estimate, voice);
  const buttons = state === 'open' ? buttonsOf(estimate, optedOut, voice) : [];
  return {
    summary: say.summary({ total, reference, who, status: status.text }),
    blocks: [
      { kind: 'heading', text: say.heading(total, reference) },
      status,
      ...(next ? [note(next)] : []),
      ...exceededBlocks(estimate, voice),
      ...answerBlocks(estimate, voice),
      ...workBlocks(estimate, voice),
      { kind: 'rows', rows: paperRows(message, voice) },
      ...(state === 'open' ? atLength(estimate, voice) : [note(introducedWith(estimate, voice))]),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ],
    about: `${reference} · ${who}`,
  };
}

/** The document as it was sent, and with what was said to it. */
function paperRows({ estimate: { reference, total, answer }, paper, answered }: CardMessage, voice: Voice): Row[] {
  const { openPdf: label, asSent, asAnswered } = voice.words.estimates.card;
  const row = (minor: number, link: string, detail?: string): Row => ({
    ...{ text: `${reference} · ${voice.money({ ...total, minor })}`, button: { link, label } },
    ...(detail && { detail }),
  });
  if (!answer || !answered) return [row(total.minor, paper)];
  return [row(answer.total, answered, asAnswered), row(total.minor, paper, asSent)];
}

type Standing = { status: Extract<Block, { kind: 'text' }>; next?: string };

function standingOf(estimate: Estimate, voice: Voice): Standing {
  const { status: say } = voice.words.estimates.card;
  const { answer, state, withdrawn, supersededAt, validUntil } = estimate;
  if (answer) {
    const said = say[answer.outcome](isolated(answer.name), voice.shortly(answer.at));
    const tone = { approved: 'good', partly: 'attention', declined: 'bad' } as const;
    return { status: line(said, tone[answer.outcome]) };
  }
  if (state === 'withdrawn' && withdrawn) {
    const { by, at, why } = withdrawn;
    const when = voice.shortly(at);
    if (why) return { status: line(say.orderOver[why](when), 'attention') };
    return { status: { kind: 'text', text: say.withdrawn(isolated(by), when), sign: 'closed' } };
  }
  if (state === 'superseded' && supersededAt)
    return { status: { kind: 'text', text: say.superseded(voice.shortly(supersededAt)), sign: 'closed' } };
  if (state === 'expired') return { status: line(say.expired(voice.shortly(validUntil)), 'attention') };
  return openStanding(estimate, voice);
}

const SIGN_OF = { queued: 'on-its-way', sent: 'sent', delivered: 'delivered' } as const;

/** The latest of what the text, or the e-mail, and the customer did. */
function openStanding(estimate: Estimate, voice: Voice): Standing {
  const { texts, mails, seenAt, createdAt, reference } = estimate;
  const { estimates, textFailures } = voice.words;
  const { status: say } = estimates.card;
  const mail = mails.at(-1);
  const isMailNews = mail && (mail.state === 'failed' || mails.length > 1) && seenAt && mail.at > seenAt;
  if (mail && (!seenAt || isMailNews)) return mailStanding(mail, reference, voice);
  const last: TextSummary = texts.at(-1) ?? { id: '', state: 'queued', at: createdAt };
  if (seenAt && (texts.length < 2 || seenAt > last.at))
    return { status: { kind: 'text', text: say.seen(voice.shortly(seenAt)), sign: 'seen' } };
  const waits = waitOf(last);
  if (waits) return { status: line(voice.words.card.status.waits(voice.shortly(waits)), 'attention') };
  const when = voice.shortly(last.at);
  if (last.state !== 'failed')
    return { status: { kind: 'text', text: say[last.state](when), sign: SIGN_OF[last.state] } };
  const { why } = textFailures[last.reason ?? 'unknown'];
  return { status: line(say.failed(why, when), 'bad') };
}

function mailStanding(mail: MailSummary, reference: string, voice: Voice): Standing {
  if (mail.state !== 'failed') return askingStanding(mail, voice);
  const [status, next] = mailFailed(mail, reference, voice);
  return { status: { ...status, tone: 'bad' }, next: next.text };
}

/** An order that has become more than was approved, and what has to be done before it is charged. */
function exceededBlocks({ exceeded, answer, total, reference }: Estimate, voice: Voice): Block[] {
  if (!exceeded || !answer) return [];
  const say = voice.words.estimates.card;
  const money = (minor: number) => voice.money({ ...total, minor });
  return [
    line(say.exceeded(money(exceeded.total), money(answer.total)), 'attention'),
    note(say.exceededNext(reference)),
  ];
}

/** What was approved, what it obliges to, and the hash of the proof. */
function answerBlocks(estimate: Estimate, voice: Voice): Block[] {
  const { answer, supersededAt, total } = estimate;
  const say = voice.words.estimates.card;
  const money = (minor: number) => voice.money({ ...total, minor });
  if (!answer) return [];
  const isApproved = answer.outcome !== 'declined';
  const deposit = depositAskedIn(estimate);
  const facts = [
    ...(isApproved ? [{ label: say.approvedTotal, value: money(answer.total) }] : []),
    ...(isApproved && deposit ? [{ label: say.deposit, value: say.depositAsked(money(deposit)) }] : []),
  ];
  return [
    ...(supersededAt ? [note(say.replaced(voice.shortly(supersededAt)))] : []),
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    note(say.proof(answer.hash.slice(0, 12))),
  ];
}

/** Piece by piece: what it costs with taxes, and what was said to it. */
function workBlocks({ works, answer, total }: Estimate, voice: Voice): Block[] {
  const say = voice.words.estimates.card;
  if (works.length < 2) return [];
  const rows = works.slice(0, MOST_WORKS).map((work, place): Row => {
    const said = answer && say.work[answer.approved.includes(place) ? 'approved' : 'declined'];
    const cost = `${isolated(work.title)} · ${voice.money({ ...total, minor: work.total })}`;
    return { text: cost, ...(said && { detail: said }) };
  });
  const more = works.length - rows.length;
  return [{ kind: 'rows', rows }, ...(more > 0 ? [note(say.moreWork(more))] : [])];
}

const introducedWith = ({ customer, asker }: Estimate, voice: Voice): string =>
  `${introduced(customer, voice)} · ${voice.words.card.askedBy} ${isolated(asker.name)}`;

/** Whom it is for, until when it holds, who sent it, and the text as it was sent. */
function atLength({ customer, asker, message, validUntil, deposit, total }: Estimate, voice: Voice): Block[] {
  const { card, estimates } = voice.words;
  const say = estimates.card;
  const later = deposit && say.depositLater(voice.money({ ...total, minor: deposit.minor }));
  return [
    {
      kind: 'facts',
      facts: [
        ...(customer.name ? [{ label: card.customer, value: customer.name }] : []),
        ...(customer.phone ? [{ label: card.phone, value: voice.phone(customer.phone) }] : []),
        ...(customer.email ? [{ label: card.email, value: isolated(customer.email) }] : []),
        { label: say.validUntil, value: voice.day(validUntil) },
        ...(later ? [{ label: say.deposit, value: later }] : []),
        { label: card.askedBy, value: asker.name },
      ],
    },
    note(say.textAsSent),
    // Staff who open the customer's link by accident would be taken for the customer.
    { kind: 'quote', text: message.replaceAll('{link}', say.shortLink) },
  ];
}

function buttonsOf({ id: value, reference, total, customer }: Estimate, optedOut: boolean, voice: Voice): Button[] {
  const say = voice.words.estimates.card;
  const { title, text, yes, no } = say.withdrawConfirm;
  const confirm = { title, text: text(voice.money(total), reference), yes, no };
  return [
    ...(optedOut && !customer.email ? [] : [{ action: 'estimate.send-again', label: say.sendAgain, value }]),
    { action: 'estimate.withdraw', label: say.withdraw, value, style: 'danger', confirm },
  ];
}
