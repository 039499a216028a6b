import { createHash } from 'node:crypto';
import type { Company } from '../company/index.ts';
import { words } from '../i18n/index.ts';
import { type Tongue, tongueOf } from '../kernel/language.ts';
import { formatPhone } from '../kernel/phone.ts';
import { plainSpaces } from '../kernel/typed.ts';
import type { ConversationsHouse } from './house.ts';
import { type ConsentWord, isCarriersOwn, keywordOf } from './keywords.ts';
import type { TextAsk } from './outgoing-text.ts';
import { createTexting } from './sending.ts';

const MINUTE_MS = 60_000;
/** Somebody who repeats a word within this time is answered once. */
const ANSWERED_FOR_MS = 5 * MINUTE_MS;
/** Card numbers are often sent in several texts. */
const WARNED_FOR_MS = 24 * 60 * MINUTE_MS;

/** What is texted to customers by itself, in answer to what they wrote. */
export function createAnswering(house: ConversationsHouse) {
  const { store, clock } = house;
  const texting = createTexting(house);

  /** Unless the same was texted to them within that time. */
  async function send(ask: Omit<TextAsk, 'id' | 'about'>, onceInMs: number): Promise<void> {
    const now = clock.now().getTime();
    const latest = await store.outgoingTexts.latestTo(ask.companyId, ask.phone, 20);
    if (latest.some((text) => text.words === ask.words && now - text.createdAt.getTime() < onceInMs)) return;
    // Two who hear it in the same moment write the same document.
    const turn = Math.floor(now / onceInMs);
    const id = createHash('sha256').update(`${ask.companyId} ${ask.phone} ${turn} ${ask.words}`).digest('base64url');
    await texting.send({ ...ask, id: `txt_${id}` });
  }

  /**
   * The language of a stop that is kept here alone, because the carrier does not know its word or a member recorded it:
   * the carrier has nothing to start again, and says nothing to START. Undefined for any other.
   */
  async function liftedFrom(companyId: string, phone: string): Promise<Tongue | undefined> {
    const customer = await store.customers.byPhone(companyId, phone);
    const last = customer?.consent.at(-1);
    if (!customer || !last || last.level !== 'none') return undefined;
    if (last.source === 'recorded-by-member') return customer.tongue ?? 'fr';
    const stop = last.source === 'customer-texted' ? keywordOf(last.proof) : undefined;
    return stop && !isCarriersOwn(stop) ? stop.tongue : undefined;
  }

  return {
    /** Answers a word that the carrier leaves to us, in the language of the word. */
    async answer({ id: companyId, name, phone: call }: Company, { word, phone }: ConsentWord): Promise<void> {
      const lifted = word.kind === 'start' && !word.answered ? await liftedFrom(companyId, phone) : undefined;
      if (isCarriersOwn(word) && !lifted) return;
      const { kind: answers, tongue = lifted ?? 'fr' } = word;
      const { texts } = words(tongue);
      const to = { company: name, phone: plainSpaces(formatPhone(call, tongue)) };
      const body = { stop: texts.stopped, help: texts.help, start: texts.started }[answers](to);
      await send({ companyId, phone, words: body, answers }, ANSWERED_FOR_MS);
    },

    /** Asks somebody who texted the number of a payment card not to. */
    async warnOfCard({ id: companyId, name, language }: Company, phone: string): Promise<void> {
      const customer = await store.customers.byPhone(companyId, phone);
      const { texts } = words(customer?.tongue ?? tongueOf(language));
      await send({ companyId, phone, words: texts.cardNumber({ company: name }) }, WARNED_FOR_MS);
    },
  };
}
