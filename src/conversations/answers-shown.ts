import { companyOf } from '../company/index.ts';
import type { Announcer } from '../promises/announcer.ts';
import { isErrand } from '../promises/outbox.ts';
import { earlierThread } from './earlier-thread.ts';
import { unspoken, type Wrote } from './handling.ts';
import { rootIn } from './heads.ts';
import type { ConversationsHouse } from './house.ts';
import type { TextMessage } from './messages.ts';
import { headOfAnswer, isHead, type OutgoingText } from './outgoing-text.ts';
import { lookUrl } from './pictures.ts';
import { standsInFor } from './routing.ts';

/** How members' texts stand in the thread of their customer, or open one; no room is shown any other text of ours. */
export function answersShown(
  house: ConversationsHouse,
): Omit<Announcer<OutgoingText, TextMessage>, 'documents' | 'errands'> {
  const { store, directory, conversing } = house;
  async function about(text: OutgoingText) {
    const [company, known] = await Promise.all([
      companyOf(directory, text),
      store.customers.byPhone(text.companyId, text.phone),
    ]);
    return { company, customer: { phone: text.phone, ...(known?.name ? { name: known.name } : {}) } };
  }
  return {
    inThread: true,
    async card(text, room) {
      const { answer } = text;
      if (!answer) throw new Error('it has no card in any room');
      const { id, companyId, createdAt: since } = text;
      const picture = answer.picture && lookUrl(house, { companyId, file: answer.picture, since });
      const handling = isHead(text) && (await conversing.handling(text, { kind: 'answer', id }));
      const whose = await about(text);
      const { follows } = answer;
      const earlier = follows && (await earlierThread(house, whose.company, text, { room, head: follows }));
      const { threadOf } = answer;
      const insteadOf =
        answer.insteadOf ??
        (threadOf && (await standsInFor(conversing, whose.company, text, { head: threadOf, room })));
      const shown = { ...(picture && { picture }), ...(handling && { handling }), ...(earlier && { earlier }) };
      return {
        ...{ kind: 'answer', text: { ...text, answer }, ...whose, ...shown },
        ...(insteadOf && { insteadOf }),
      };
    },
    async news(text, news) {
      const message = { kind: 'news', news, ...(await about(text)), ...(text.answer && { asker: text.answer.by }) };
      return { message: { ...message, kind: 'news' }, wholeRoom: false };
    },
    async root(text) {
      const { companyId, answer, createdAt: at } = text;
      if (!answer) return undefined;
      return answer.threadOf ? rootIn(house, companyId, { head: answer.threadOf, at }) : text;
    },
    isOnCard: () => true,
    placed: (text, { room }) =>
      conversing.tell(text, {
        at: text.createdAt,
        room,
        ...wroteIn(text),
        ...(isHead(text) && { head: headOfAnswer(text) }),
      }),
  };
}

/** So many texts to one number are looked through for the last that stands. */
const LATEST = 50;

/** A member's text was taken back, or will not arrive: who waited for an answer waits on. */
export async function unsaid(
  { store, conversing }: Pick<ConversationsHouse, 'store' | 'conversing'>,
  { companyId, phone, createdAt }: OutgoingText,
): Promise<void> {
  const latest = await store.outgoingTexts.latestTo(companyId, phone, LATEST);
  const before = latest.find((text) => text.createdAt < createdAt && wroteIn(text).wrote)?.createdAt;
  await conversing.change({ companyId, phone }, (now) => unspoken(now, createdAt, before));
}

/** A member writes; that a text of theirs failed or was taken back is none of their words. */
function wroteIn({ answer, createdAt, state }: OutgoingText): { wrote?: Wrote } {
  return answer && !answer.undone && state !== 'failed' ? { wrote: { at: createdAt, by: answer.by.name } } : {};
}

/**
 * Whether an answer that goes before this one is still to go out: a customer reads them in the order of their times, and
 * those of one time in the order in which they were to go, or else were written.
 * `latest`: texts to the same number, newest first.
 */
export const waitsForAnother = (text: OutgoingText, latest: OutgoingText[]): boolean =>
  latest.some(
    (other) =>
      other.id !== text.id &&
      other.answer &&
      isBefore(timesOf(other), timesOf(text)) &&
      other.outbox.some((item) => isErrand(item, 'send')),
  );

const timesOf = ({ answer, waitsUntil, createdAt }: OutgoingText): number[] => {
  const wanted = answer?.heldUntil ?? createdAt;
  return [waitsUntil ?? wanted, wanted, createdAt].map(Number);
};

function isBefore(times: number[], others: number[]): boolean {
  const at = times.findIndex((time, i) => time !== others[i]);
  return at >= 0 && (times[at] ?? 0) < (others[at] ?? 0);
}
