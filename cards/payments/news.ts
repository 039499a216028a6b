import type { Asker } from '../../src/company/company.ts';
import type { News } from '../../src/messages.ts';
import type { Message } from '../../src/ports.ts';
import type { Block, Card, Tone } from '../model.ts';
import { called, introduced, isolated, roomVoice, type Voice } from '../voice.ts';
import { moneyBackLines } from './money-back.ts';
import { sayMethod } from './payment-method.ts';

interface About {
  who: string;
  reference: string | undefined;
}

type NewsMessage = Extract<Message, { kind: 'news' }>;

/** One piece of news for the thread of what it is about, in the company's language. */
export function newsCard({ news, company, customer, reference, asker }: NewsMessage): Card {
  const voice = roomVoice(company);
  const [said, ...more] = linesOf(news, { who: called(customer, voice), reference }, voice);
  const line = asker ? { ...said, to: addressee(asker) } : said;
  const summary = news.kind === 'customer-replied' ? `${line.text} ${news.body}`.trim() : line.text;
  return { summary, blocks: [line, ...more] };
}

const addressee = ({ id, name, workspaceId }: Asker) => ({ id, name, ...(workspaceId && { workspace: workspaceId }) });

/** What a piece of news is about: the reference and the customer. */
export const newsAbout = ({ company, customer, reference }: NewsMessage): string =>
  [...(reference ? [reference] : []), introduced(customer, roomVoice(company))].join(' · ');

type Line = Extract<Block, { kind: 'text' }>;
const line = (text: string, tone?: Tone): Line => ({ kind: 'text', text, ...(tone ? { tone } : {}) });
const note = (text: string): Block => ({ kind: 'note', text });

function linesOf(news: News, { who, reference }: About, voice: Voice): [Line, ...Block[]] {
  const { news: say, card, textFailures } = voice.words;
  switch (news.kind) {
    case 'payment-paid': {
      const method = news.method && sayMethod(news.method, voice.words);
      const paid = line(say.paid({ who, amount: voice.money(news.amount), method, reference }), 'good');
      const despite = news.by ? [note(card.paidAlready(isolated(news.by)))] : [];
      return [paid, ...(news.late ? [note(say.paidLate)] : []), ...despite];
    }
    case 'payment-unexpected':
      return [
        line(say.unexpected({ who, amount: voice.money(news.amount), reference }), 'bad'),
        line(card.unexpected[news.why](voice.money(news.amount), voice.shortly(news.at))),
        note(say.paymentNumber(news.paymentId)),
      ];
    case 'payment-processing':
      return [line(say.processing(who)), ...(news.by ? [note(card.payingAlready(isolated(news.by)))] : [])];
    case 'payment-failed':
      return [line(say.failed(who, news.by === undefined), 'bad')];
    case 'payment-refunded':
    case 'refund-failed':
    case 'payment-disputed':
    case 'dispute-closed':
      return moneyBackLines(news, { who, reference }, voice);
    case 'text-failed': {
      const { why, next } = textFailures[news.reason];
      return [line(say.textFailed({ who, why }), 'bad'), note(next)];
    }
    case 'link-asked-for':
      return [line(say.linkAskedFor(who), 'attention')];
    case 'request-cancelled':
      return [line(say.cancelled(news.by))];
    case 'request-sent-again':
      return [line(say.sentAgain(news.by))];
    case 'customer-replied':
      return [
        line(say.replied(who)),
        ...customersWords(news, voice),
        ...consentSaid(news.said, who, voice),
        ...(news.late ? [note(say.repliedLate(voice.shortly(news.at)))] : []),
      ];
  }
}

/** What a customer's word means for texts to them. */
export const consentSaid = (
  said: 'stop' | 'start' | undefined,
  who: string,
  { words: { news: say } }: Voice,
): Block[] => (said ? [said === 'stop' ? line(say.optedOut(who), 'attention') : line(say.optedIn(who))] : []);

/** What a customer wrote, and what came with it that is not shown. */
export const customersWords = (
  text: { body: string; media: number; masked?: boolean },
  { words: { news: say } }: Voice,
): Block[] => [
  ...(text.body === '' ? [] : [{ kind: 'quote', text: text.body } as const]),
  ...(text.masked ? [note(say.masked)] : []),
  ...(text.media > 0 ? [note(say.attachments(text.media))] : []),
  note(say.staysHere),
];
