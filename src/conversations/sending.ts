import { type Company, companyOf } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { Outage } from '../kernel/refusal.ts';
import { type Announcer, type Errand, type Outcome, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { answersShown, unsaid, waitsForAnother } from './answers-shown.ts';
import type { createConsents } from './consents.ts';
import { forgetting } from './forgetting.ts';
import type { ConversationsHouse, Subject } from './house.ts';
import { waitsUntil } from './late-text.ts';
import type { TextMessage } from './messages.ts';
import { notifying } from './notifying.ts';
import {
  headOfAnswer,
  isHead,
  type OutgoingText,
  puttingOff,
  sending,
  type TextAsk,
  type TextSummary,
  type TextWord,
  textReported,
} from './outgoing-text.ts';
import { carriersUrl } from './pictures.ts';

/** So many texts to one number are remembered when one of them is looked for. */
const LATEST = 200;

/** Has texts sent. */
export interface Texting {
  /** Once, however often it is asked for. `triedSince`: it may have been sent already, no earlier than this. */
  send(ask: TextAsk, triedSince?: Date): Promise<void>;
}

export const createTexting = (house: Pick<ConversationsHouse, 'store' | 'wake' | 'clock' | 'newId'>): Texting => ({
  async send(ask, triedSince) {
    const text = sending(ask, triedSince, momentOf(house));
    if (await house.store.outgoingTexts.insert(text)) house.wake('outgoingTexts', text);
  },
});

/** What a text of ours promises: that it goes out, and that what it is about hears of it. */
export const createOutgoingAnnouncer = (
  house: ConversationsHouse,
  consents: Pick<ReturnType<typeof createConsents>, 'optOut'>,
): Announcer<OutgoingText, TextMessage> => ({
  ...answersShown(house),
  documents: house.store.outgoingTexts,
  errands: {
    send: toCarrier(house, consents),
    tell: toAsker(house),
    notify: notifying(house, failureOf(house)),
    forget: forgetting(house),
  },
});

/** Sends it, unless its reader has opted out since, or what it is about is over. */
function toCarrier(
  house: ConversationsHouse,
  { optOut }: Pick<ReturnType<typeof createConsents>, 'optOut'>,
): Errand<OutgoingText> {
  const { store, sms } = house;
  const heard =
    (word: TextWord): Outcome<OutgoingText> =>
    (now) =>
      textReported(now, word, momentOf(house)) ?? now;

  /** The carrier's ids of other texts that read the same. `told`: those that what it is about has heard of. */
  async function twinsOf({ id, companyId, phone, about, words }: OutgoingText, told: TextSummary[]): Promise<string[]> {
    const latest = await store.outgoingTexts.latestTo(companyId, phone, LATEST);
    const same = latest.filter((text) => text.words === words && text.about?.id === about?.id);
    return [...told, ...same].flatMap((text) => (text.sid && text.id !== id ? [text.sid] : []));
  }

  /** Until when it waits though its time has come; undefined when it may go. */
  function heldUntil(text: OutgoingText, subject: Subject | undefined, company: Company): Date | undefined {
    const now = house.clock.now();
    const wanted = text.answer?.heldUntil ?? subject?.texts.find(({ id }) => id === text.id)?.at ?? text.createdAt;
    const from = text.reminds ? subject?.remindableFrom : waitsUntil(text, wanted, company, now);
    return from && from > now ? from : undefined;
  }

  return {
    lane: 'texts',
    harmless: false,
    async keep(text, _, triedSince) {
      const { companyId, id: textId, phone: to, about } = text;
      const subject = about && (await house.subjects.about(companyId, about.id));
      if (about && !subject) return unchanged;
      const body = subject ? subject.filled(text.words) : text.words;
      const there =
        triedSince &&
        (await sms.find({ companyId, to, body, since: triedSince, known: await twinsOf(text, subject?.texts ?? []) }));
      // The carrier has it; that it was sent and delivered is for the carrier to say.
      if (there !== undefined) return heard({ sid: there, state: 'queued' });
      // Cancelled or paid while it was unclear whether it went out: it did not, and must not any more.
      if (subject?.isOver && about?.kind === 'request') return unchanged;
      if (subject && text.reminds && !subject.remindableFrom) return heard({ state: 'failed', failure: 'over' });
      const customer = await store.customers.byPhone(companyId, to);
      if (customer && hasOptedOut(customer) && !text.answers) return heard({ state: 'failed', failure: 'opted-out' });
      const company = await companyOf(house.directory, text);
      const until = heldUntil(text, subject, company);
      if (until) return (now) => puttingOff(now, until, triedSince, momentOf(house));
      if (text.answer && waitsForAnother(text, await store.outgoingTexts.latestTo(companyId, to, LATEST)))
        throw new Outage('carrier', 'answer', { outcome: 'no', code: 'after-another' });
      // First: whoever answers it must find the thread, though no card may stand there yet.
      if (isHead(text)) await house.conversing.tell(text, { at: house.clock.now(), head: headOfAnswer(text) });
      const picture = text.answer?.picture && carriersUrl(house, text, house.clock.now());
      const sent = await sms.send({
        from: company.textSender,
        to,
        body,
        ...(picture && { picture }),
        about: { companyId, textId },
      });
      if ('sid' in sent) return heard({ sid: sent.sid, state: 'queued' });
      if (sent.failure === 'opted-out') await optOut(companyId, to);
      return heard({ state: 'failed', failure: sent.failure });
    },
    never: () => heard({ state: 'failed', failure: 'unknown' }),
  };
}

/** Tells what it is about how it stands. */
const toAsker = (house: ConversationsHouse): Errand<OutgoingText> => ({
  lane: 'askers',
  harmless: true,
  async keep(text) {
    if (text.about) await house.subjects.told(text.companyId, text.about.id, text);
    return unchanged;
  },
  never: () => unchanged,
});

/** That a member's own text will not arrive, and is no answer. */
const failureOf = (house: ConversationsHouse) => async (text: OutgoingText) => {
  const { companyId, id, phone, answer, state, reason = 'unknown', at, cards } = text;
  if (!answer || state !== 'failed') return undefined;
  await unsaid(house, text);
  const name = (await house.store.customers.byPhone(companyId, phone))?.name;
  return {
    ...({ companyId, kind: 'failed', key: `${id} failed`, about: phone } as const),
    news: { kind: 'answer-failed', reason, at } as const,
    customer: { phone, ...(name && { name }) },
    head: answer.threadOf ?? ({ kind: 'answer', id } as const),
    concerned: [answer.by],
    rooms: cards.map(({ room }) => room),
  };
};
