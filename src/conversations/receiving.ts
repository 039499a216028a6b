import { createHash } from 'node:crypto';
import type { Company } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { isPhone } from '../kernel/phone.ts';
import { announcing, type Moment, momentOf, promising, redrawn } from '../promises/outbox.ts';
import { createAnswering } from './answering.ts';
import { attachmentsOf, fetching } from './attachments.ts';
import { maskCardNumbers } from './card-numbers.ts';
import type { createConsents } from './consents.ts';
import type { createEarlyWords } from './early-words.ts';
import type { ConversationsHouse } from './house.ts';
import { headOf, type IncomingText, newsOf } from './incoming-text.ts';
import { type ConsentWord, isCarriersOwn, wordIn } from './keywords.ts';
import { createMasking, type Masked } from './masking.ts';
import { outgoingText, type TextReport, textReported } from './outgoing-text.ts';
import type { TextAddress } from './ports.ts';
import { addressesOf, type ReceivedText } from './received-text.ts';
import { soundsLikeStop } from './sounds-like-stop.ts';

/** More than any channel carries in one message; a card in a room has its limits, too. */
const LONGEST = 10_000;

/** What the carrier brings: customers' texts, and reports on ours. */
export function createReceiving(
  house: ConversationsHouse,
  { obey, optOut }: Pick<ReturnType<typeof createConsents>, 'obey' | 'optOut'>,
  early: Pick<ReturnType<typeof createEarlyWords>, 'hear'>,
) {
  const { store } = house;
  const { answer, warnOfCard } = createAnswering(house);
  const { mask, maskOthers, maskBeside } = createMasking(house);

  /** `by`: the company whose own account tells it; it is one of its own numbers, now or before, or nobody's. */
  async function companyTexting(text: ReceivedText, by?: string): Promise<Company | undefined> {
    if (by !== undefined) {
      const own = await store.accounts.twilio(by);
      return own.some(({ sender }) => addressesOf(text).includes(sender)) ? store.companies.get(by) : undefined;
    }
    for (const address of addressesOf(text)) {
      const company = await store.companies.byTextSender(address);
      if (company) return company;
    }
    return undefined;
  }

  /** What a text says about texting itself; who is no number cannot be texted anyway. */
  function saidIn({ from, body, heard, at = house.clock.now() }: ReceivedText): ConsentWord | undefined {
    const word = wordIn(body, heard);
    return word && isPhone(from)
      ? { word, phone: from, proof: shortened(maskCardNumbers(body.trim())), at }
      : undefined;
  }

  /** Shows it in the company's rooms, once; `false` when it is known. */
  async function show(
    company: Company,
    { sid, from, media, at, attachments }: ReceivedText,
    { body, masked, others }: Masked,
    said: ConsentWord | undefined,
    isNow: boolean,
  ): Promise<boolean> {
    const kind = said?.word.kind;
    const whom = { companyId: company.id, phone: from };
    const [customer, thread] = await Promise.all([
      store.customers.byPhone(company.id, from),
      house.conversing.forNew(whom),
    ]);
    const moment = momentOf(house);
    const isHelped = said?.word.kind === 'help' && (isNow || isCarriersOwn(said.word));
    const isWeary = !said && isPhone(from) && !(customer && hasOptedOut(customer)) && soundsLikeStop(body);
    const text: IncomingText = {
      id: idOf(company.id, sid),
      companyId: company.id,
      revision: 0,
      sid,
      phone: from,
      ...(customer ? { customer: { id: customer.id, ...(customer.name ? { name: customer.name } : {}) } } : {}),
      body: shortened(body),
      ...(masked && { masked }),
      ...(others && { split: true }),
      media,
      attachments: attachmentsOf({ media, ...(attachments && { attachments }) }),
      receivedAt: at ?? moment.now,
      ...(kind === 'stop' || kind === 'start' ? { said: kind } : {}),
      ...(isHelped && { helped: true }),
      ...(isWeary && { soundsLikeStop: true }),
      ...(thread.follows && { follows: thread.follows }),
      ...(thread.insteadOf && { insteadOf: thread.insteadOf }),
      cards: thread.rooms.map((room) => ({ room, shown: 0 })),
      appearance: 0,
      outbox: [],
    };
    const opened = thread.head ? thread : await house.conversing.open(whom, headOf(text));
    const isHead = opened.head?.id === text.id;
    const cards = opened.rooms.map((room) => ({ room, shown: 0 }));
    const { follows: _, insteadOf: __, ...reply } = text;
    const shown = isHead || !opened.head ? text : { ...reply, threadOf: opened.head, cards };
    const told = fetching(showing(shown, moment), moment);
    const isNew = await store.texts.insert(told);
    if (isNew) house.wake('texts', told);
    return isNew;
  }

  /**
   * Takes it, if it is not known already. A word that a newer one of the same person stands against is only shown; so
   * is every text but its word from before there was a company to show it to. `isNow`: it is told at once.
   */
  async function take(
    company: Company,
    text: ReceivedText,
    said: ConsentWord | undefined,
    isNow: boolean,
  ): Promise<boolean> {
    // Told again, perhaps long after: an old START must not undo a later STOP.
    if (await store.texts.bySid(company.id, text.sid)) return false;
    // Promised before a stop closes the number. A word of an hour ago was answered by nobody, or by the carrier.
    if (said && isNow) await answer(company, said);
    const clean = await mask(company.id, text);
    if (isNow && isPhone(text.from) && clean.masked) await warnOfCard(company, text.from);
    // Before the text is stored, so that a process that dies in between obeys when it is told again.
    if (said) await obey(company.id, said);
    await house.subjects.answered(company.id, text.from, text.at ?? house.clock.now());
    if (text.at && text.at < company.createdAt) return false;
    const isNew = await show(company, text, clean, said, isNow);
    if (clean.others) await maskOthers(company.id, clean.others);
    else if (await maskBeside({ companyId: company.id, sid: text.sid }))
      if (isNow && isPhone(text.from)) await warnOfCard(company, text.from);
    return isNew;
  }

  /** An earlier version kept its texts inside of requests: one that is reported on becomes a document. */
  async function adopt({ companyId, requestId, textId }: TextAddress): Promise<void> {
    if (requestId === undefined || (await store.outgoingTexts.get(companyId, textId))) return;
    const earlier = await house.subjects.earlierText(companyId, requestId, textId);
    if (earlier) await store.outgoingTexts.insert(outgoingText(earlier, momentOf(house)));
  }

  return {
    saidIn,

    /** `false`: no company texts from the number it was sent to. Nobody is shown it, and a stop in it is kept. */
    async received(told: ReceivedText, by?: string): Promise<boolean> {
      const text = fromNoCard(told);
      const said = saidIn(text);
      const company = await companyTexting(text, by);
      if (company) await take(company, text, said, true);
      else if (said && by === undefined) await early.hear(addressesOf(text), said);
      return company !== undefined;
    },

    /** As `received`, for a text that nobody told of; gives whether it is new. `counts`: whether its word does. */
    async found(told: ReceivedText, counts: boolean, by?: string): Promise<boolean> {
      const text = fromNoCard(told);
      const company = await companyTexting(text, by);
      const said = counts ? saidIn(text) : undefined;
      if (!company && said && by === undefined) await early.hear(addressesOf(text), said);
      return company ? take(company, text, said, false) : false;
    },

    /** Gives whether it was news. */
    async reported(about: TextAddress, report: TextReport): Promise<boolean> {
      await adopt(about);
      let isNews = false;
      const text = await change(one(store.outgoingTexts, about.companyId, about.textId), (now) => {
        const next = textReported(now, report, momentOf(house));
        isNews = next !== undefined;
        return next;
      });
      if (!text) house.log.warn('report on an unknown text', { ...about });
      else house.wake('outgoingTexts', text);
      if (text && report.failure === 'opted-out') await optOut(about.companyId, text.phone, report.at);
      return isNews;
    },
  };
}

/** Told twice at once, it is the same text: it opens no second thread. */
const idOf = (companyId: string, sid: string): string =>
  `txt_${createHash('sha256').update(`${companyId} ${sid}`).digest('base64url')}`;

const shortened = (body: string): string => (body.length > LONGEST ? `${body.slice(0, LONGEST)}…` : body);

/** In the thread it belongs to, or as the first message of one, whose card says when it was written. */
const showing = (text: IncomingText, moment: Moment): IncomingText =>
  promising(
    text.threadOf ? announcing(text, newsOf(text, moment.now), moment) : redrawn(text, moment),
    { name: 'notify' },
    moment,
  );

/** Who wrote may be called anything where that is no telephone; no number of a card is kept in it either. */
const fromNoCard = (text: ReceivedText): ReceivedText =>
  isPhone(text.from) ? text : { ...text, from: maskCardNumbers(text.from) };
