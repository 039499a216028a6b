import type { Actor, Replies } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Filled, Phase } from '../kernel/screen.ts';
import { momentOf } from '../promises/outbox.ts';
import { answerIdOf, markedSince, retriedAnswer, scheduledFor, undoneAnswer } from './answer.ts';
import { answerFormOf, readAnswerState } from './answer-form.ts';
import { answerWords } from './answer-words.ts';
import { type Turn, turnOf } from './answering-turn.ts';
import { unsaid } from './answers-shown.ts';
import { createHolding, type Where } from './holding.ts';
import type { ConversationsHouse } from './house.ts';
import { laterIn, NOT_LATER, readLater } from './later.ts';
import type { OutgoingText } from './outgoing-text.ts';
import { type Picked, pickedPicture } from './picked-picture.ts';
import type { AnswerHeld, AnswerValues, ConversationScreen } from './screen.ts';

type AnswerHouse = ConversationsHouse & { store: { replies: Replies } };
const refuse = (refusal: Refusal): ConversationScreen => ({ kind: 'refused', refusal });

/** Members' answers to customers: written, held for a moment, taken back or tried again. */
export function createAnswerDesk(house: AnswerHouse) {
  const { store } = house;
  const hold = createHolding(house);
  const stored = ({ companyId }: Actor, id: string) => one(store.outgoingTexts, companyId, id);
  const whoOf = async ({ companyId, phone }: OutgoingText) => {
    const name = (await store.customers.byPhone(companyId, phone))?.name;
    return { phone, ...(name ? { name } : {}) };
  };

  const form = (turn: Turn, values: AnswerValues, phase: Phase, picked?: Picked) =>
    answerFormOf(
      ...([store.replies, turn, values, phase, picked] as const),
      laterIn(values, turn.customer.phone, turn.company, house.clock.now()),
    );

  return {
    async open(actor: Actor, phone: string): Promise<ConversationScreen> {
      const turn = await turnOf(house, actor, phone);
      return turn.ok ? form(turn.value, { reply: '', message: '', ...NOT_LATER }, 'changed') : refuse(turn.refusal);
    },

    async fill(actor: Actor, filled: Filled, phase: Phase, key: string): Promise<ConversationScreen> {
      const { phone, seen, picture: carried } = readAnswerState(filled.state);
      const { reply = '', message = '' } = filled.values;
      const id = answerIdOf(actor.companyId, key);
      const earlier = phase === 'sent' ? await store.outgoingTexts.get(actor.companyId, id) : undefined;
      if (earlier) return heldIn({ phone }, scheduledFor(earlier));
      const turn = await turnOf(house, actor, phone);
      if (!turn.ok) return refuse(turn.refusal);
      const picked = await pickedPicture(house, actor.companyId, filled, carried);
      const shown = await form(turn.value, { reply, message, ...readLater(filled.values) }, phase, picked);
      if (phase === 'changed' || !shown.preview || shown.pictureProblem || shown.laterProblem) return shown;
      if (shown.seen !== seen) return { ...shown, overtaken: true };
      const there = await house.conversing.goingOn({ companyId: actor.companyId, phone });
      if (!there) return refuse({ code: 'answer-gone' });
      const words = { words: shown.preview.text, typed: shown.typed, picture: shown.picture?.id };
      await hold(actor, id, phone, words, there, shown.later?.at);
      return { ...heldIn(turn.value.customer, shown.later?.at), shownIn: there.rooms };
    },

    /** What a member wrote in a thread for the customer; gives what to tell the member alone, if anything. */
    async say(actor: Actor, phone: string, typed: string, key: string, there: Where) {
      const id = answerIdOf(actor.companyId, key);
      if (await store.outgoingTexts.get(actor.companyId, id)) return undefined;
      const turn = await turnOf(house, actor, phone);
      if (!turn.ok) return refuse(turn.refusal);
      const words = answerWords(typed, turn.value);
      if (!words.ok) return refuse(words.refusal);
      await hold(actor, id, phone, { words: words.value, typed: typed.trim() }, there);
      return undefined;
    },

    async undo(actor: Actor, id: string): Promise<ConversationScreen> {
      let refusal: Refusal | undefined;
      const text = await change(stored(actor, id), (now) => {
        const answer = undoneAnswer(now, actor.name, momentOf(house));
        refusal = answer.ok ? undefined : answer.refusal;
        return answer.ok && answer.value !== now ? answer.value : undefined;
      });
      if (!text) return refuse({ code: 'answer-gone' });
      if (refusal) return refuse(refusal);
      house.wake('outgoingTexts', text);
      await unsaid(house, text);
      return { kind: 'answer-undone', to: await whoOf(text), shownIn: text.cards.map(({ room }) => room) };
    },

    /** What a member did with their own message after it was sent off is shown, and never hidden. */
    async mark(actor: Actor, id: string, since: 'edited' | 'deleted'): Promise<void> {
      const text = await change(stored(actor, id), (now) => markedSince(now, since, momentOf(house)));
      if (text) house.wake('outgoingTexts', text);
    },

    /** Sends what failed once more, as a text of its own, once however often it is asked for. */
    async retry(actor: Actor, id: string): Promise<ConversationScreen> {
      const failed = await store.outgoingTexts.get(actor.companyId, id);
      const { answer, phone, words } = failed ?? {};
      if (!failed || !answer || !phone || !words) return refuse({ code: 'answer-gone' });
      if (failed.state !== 'failed') return refuse({ code: 'answer-sent' });
      const turn = await turnOf(house, actor, phone);
      if (!turn.ok) return refuse(turn.refusal);
      const rooms = failed.cards.map(({ room }) => room);
      const there = { head: answer.threadOf ?? ({ kind: 'answer', id } as const), rooms };
      await hold(
        actor,
        answerIdOf(actor.companyId, `again ${id}`),
        phone,
        { words, typed: answer.typed, picture: answer.picture },
        there,
      );
      const text = await change(stored(actor, id), (now) => retriedAnswer(now, momentOf(house)));
      if (text) house.wake('outgoingTexts', text);
      return { kind: 'answer-held', to: turn.value.customer, shownIn: rooms };
    },
  };
}

const heldIn = (to: AnswerHeld['to'], later: Date | undefined): AnswerHeld => ({
  ...{ kind: 'answer-held', to },
  ...(later && { later }),
});
