import { createHash } from 'node:crypto';
import type { Company } from '../company/index.ts';
import { words } from '../i18n/index.ts';
import { formatPhone } from '../kernel/phone.ts';
import { plainSpaces } from '../kernel/typed.ts';
import type { ConversationsHouse } from './house.ts';
import { isCarriersOwn, type Said } from './keywords.ts';
import { createTexting } from './sending.ts';

/** Somebody who repeats a word within this time is answered once. */
const ONCE_IN_MS = 5 * 60_000;

/** Answers the words that the carrier leaves to us, in the language of the word. */
export function createAnswering(house: ConversationsHouse) {
  const texting = createTexting(house);

  async function wasAnswered(companyId: string, { phone, word }: Said, now: Date): Promise<boolean> {
    const latest = await house.store.outgoingTexts.latestTo(companyId, phone, 20);
    const isLate = (at: Date) => now.getTime() - at.getTime() >= ONCE_IN_MS;
    return latest.some(({ answers, createdAt }) => answers === word.kind && !isLate(createdAt));
  }

  return async function answer(company: Company, said: Said): Promise<void> {
    const { word, phone } = said;
    if (isCarriersOwn(word)) return;
    const now = house.clock.now();
    if (await wasAnswered(company.id, said, now)) return;
    const tongue = word.tongue ?? 'fr';
    const to = { company: company.name, phone: plainSpaces(formatPhone(company.phone, tongue)) };
    const { texts } = words(tongue);
    const body = { stop: texts.stopped, help: texts.help, start: texts.started }[word.kind](to);
    // Two who hear it in the same moment write the same document.
    const turn = Math.floor(now.getTime() / ONCE_IN_MS);
    const id = createHash('sha256').update(`${company.id} ${phone} ${word.kind} ${turn}`).digest('base64url');
    await texting.send({ id: `txt_${id}`, companyId: company.id, phone, words: body, answers: word.kind });
  };
}
