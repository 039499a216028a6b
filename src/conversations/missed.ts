import { lookAtEach } from '../company/index.ts';
import { Outage } from '../kernel/refusal.ts';
import type { Job } from '../promises/jobs.ts';
import { momentOf } from '../promises/outbox.ts';
import { lastWords } from './early-words.ts';
import type { ConversationsHouse } from './house.ts';
import { outgoingText, type TextReport, textsUnderWay } from './outgoing-text.ts';
import type { ReceivedText } from './received-text.ts';
import type { createReceiving } from './receiving.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Looked at twice: a text may be listed late, and clocks differ. */
const OVERLAP_MS = HOUR_MS;
/** How far the very first look goes back. */
const FIRST_MS = 3 * DAY_MS;
/** How far back a look goes at most, however long nobody looked. */
const LONGEST_MS = 30 * DAY_MS;
/** A text may wait ten hours to be sent, and days until the phone is on. */
const UNDER_WAY_MS = 3 * DAY_MS;
/** So long the carrier may take between two words on a text before it is asked. */
const NEXT_WORD_MS = 5 * 60_000;
const NAME = 'missed-texts';
const REPORTS = 'missed-reports';
const PAGE = 200;

/** What the carrier had told in vain. */
export interface Missed {
  texts: { from: string; at: Date }[];
  /** `reference`: what it is about, as people call it; the number it went to, where it is about nothing. */
  reports: (Pick<TextReport, 'state' | 'failure'> & { reference: string })[];
}

/**
 * Looks at the carrier's own list of what customers sent, and at what became of our texts under way: what it tells is
 * repeated for some seconds at best. What is found is taken as if it had been told; what is known changes nothing.
 */
export function createMissed(house: ConversationsHouse, receiving: ReturnType<typeof createReceiving>) {
  const { store, sms, clock, log } = house;

  const ownOf = async (companyId: string): Promise<string[]> =>
    (await store.accounts.twilio(companyId)).map(({ sender }) => sender);

  /** What is texted from, by a company's own accounts or by the server's. */
  async function sendersOf(by?: string): Promise<string[]> {
    if (by !== undefined) return ownOf(by);
    const ids = await store.companies.ids();
    const companies = await Promise.all(ids.map((id) => store.companies.get(id)));
    const own = new Set((await Promise.all(ids.map(ownOf))).flat());
    const all = [...house.textSenders.all, ...companies.flatMap((company) => company?.textSender ?? [])];
    return [...new Set(all)].filter((sender) => !own.has(sender));
  }

  async function takeTexts(since: Date, by?: string): Promise<Missed['texts']> {
    const found: Missed['texts'] = [];
    const texts = await sms.receivedSince(await sendersOf(by), since, by);
    const superseded = supersededIn(texts);
    for (const text of texts) {
      const isNew = await receiving.found(text, !superseded.has(text.sid), by).catch((error: unknown) => {
        if (error instanceof Outage) throw error;
        log.error('a text could not be taken', { sid: text.sid, error });
        return false;
      });
      if (isNew) found.push({ from: text.from, at: text.at ?? clock.now() });
    }
    return found;
  }

  /** No clock of ours can improve on the order of the list: of a person's words the last one counts. */
  function supersededIn(texts: ReceivedText[]): Set<string> {
    const words = texts.flatMap((text) => {
      const said = receiving.saidIn(text);
      return said && said.word.kind !== 'help' ? [{ phone: said.phone, sid: text.sid }] : [];
    });
    const counting = new Set(lastWords(words).map(({ sid }) => sid));
    return new Set(words.flatMap(({ sid }) => (counting.has(sid) ? [] : [sid])));
  }

  /** Texts that the carrier last spoke of in that time, without saying its last word; by that time. */
  async function* underWay(companyId: string, after: Date, until: Date) {
    for (let from = after; ; ) {
      const page = await store.outgoingTexts.underWay(companyId, from, until, PAGE);
      yield* textsUnderWay(page);
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      from = last.at;
    }
  }

  async function takeReports(since: Date, until: Date): Promise<Missed['reports']> {
    const after = new Date(since.getTime() - UNDER_WAY_MS);
    const found: Missed['reports'] = [];
    let failed: Outage | undefined;
    for (const companyId of await store.companies.ids()) {
      try {
        found.push(...(await reportsOf(companyId, after, until)));
      } catch (error) {
        // The account of one company may refuse us, and holds up no other.
        if (!(error instanceof Outage)) throw error;
        failed ??= error;
      }
    }
    if (failed) throw failed;
    return found;
  }

  async function reportsOf(companyId: string, after: Date, until: Date): Promise<Missed['reports']> {
    const found: Missed['reports'] = [];
    for await (const text of house.subjects.earlierUnderWay(companyId, after, until)) {
      await store.outgoingTexts.insert(outgoingText(text, momentOf(house)));
    }
    for await (const { id: textId, sid, phone, about } of underWay(companyId, after, until)) {
      const report = await sms.reportOn(companyId, sid);
      if (!report || !(await receiving.reported({ companyId, textId }, report))) continue;
      const subject = about && (await house.subjects.about(companyId, about.id));
      const { state, failure } = report;
      found.push({ reference: subject?.name ?? phone, state, ...(failure && { failure }) });
    }
    return found;
  }

  let isFirst = true;

  /** Looks back to the last time it did, however long ago that was. `name`: of what is looked at. */
  async function sinceLast<T>(name: string, now: number, look: (since: Date) => Promise<T>): Promise<T> {
    const seen = await store.jobs.seenUntil(name);
    const since = seen ? Math.max(seen.getTime() - OVERLAP_MS, now - LONGEST_MS) : now - FIRST_MS;
    const found = await look(new Date(since));
    await store.jobs.seen(name, new Date(now));
    return found;
  }

  async function run(): Promise<void> {
    const now = clock.now().getTime();
    let texts = 0;
    const lookAtTexts = (by?: string) =>
      sinceLast(by === undefined ? NAME : `${NAME} ${by}`, now, async (since) => {
        texts += (await takeTexts(since, by)).length;
      });
    await lookAtEach(house, 'twilio', lookAtTexts);
    // At the start anything may have been told in vain; later what the carrier says next of a text is on its way.
    const until = new Date(isFirst ? now : now - NEXT_WORD_MS);
    const { length: reports } = await sinceLast(REPORTS, now, (since) => takeReports(since, until));
    isFirst = false;
    const found = { texts, reports };
    if (texts + reports > 0) log.warn('found what the carrier had told in vain', found);
  }

  return {
    async lookBack(since: Date): Promise<Missed> {
      const texts: Missed['texts'] = [];
      await lookAtEach(house, 'twilio', async (by) => void texts.push(...(await takeTexts(since, by))));
      return { texts, reports: await takeReports(since, clock.now()) };
    },
    job: { every: HOUR_MS, atStart: true, run } satisfies Job,
  };
}
