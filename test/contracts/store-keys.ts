import { expect, test } from '@jest/globals';
import type { ConsentWord } from '../../src/conversations/keywords.ts';
import type { OutgoingText, TextSummary } from '../../src/conversations/outgoing-text.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

/** Before every other sample: of the drafts of all tests, only these are forgotten. */
const DECADE_MS = 10 * 365 * 86_400_000;

/** What is found by a key of its own, and what a taken key means. */
export function describeKeys(given: () => Given): void {
  const store = () => given().store;

  test('a draft comes back as it was, by its id and by its key, with and without a room', async () => {
    const { drafts } = store();
    const { room: _, ...elsewhere } = sample.draft(randomId('com'));
    for (const draft of [sample.draft(randomId('com')), { ...elsewhere, room: undefined }]) {
      expect(await drafts.insert(draft)).toBe(true);
      expect(await drafts.get(draft.companyId, draft.id)).toEqual(draft);
      expect(await drafts.byKey(draft.companyId, draft.key)).toEqual(draft);
    }
  });

  test('drafts that were made before are forgotten, of every company, however many, and the others stay', async () => {
    const { drafts } = store();
    const old = Array.from({ length: 450 }, () => sample.draft(randomId('com'), { createdAt: sample.at(-DECADE_MS) }));
    const young = sample.draft(old[0]!.companyId, { createdAt: sample.at(1 - DECADE_MS) });
    await sample.each([...old, young], drafts.insert);
    await drafts.forget(young.createdAt);
    const left: unknown[] = [];
    await sample.each([...old, young], async ({ companyId, id }) => left.push(await drafts.get(companyId, id)));
    expect(left.filter(Boolean)).toStrictEqual([young]);
  });

  test('mail allowances are forgotten once nothing was taken from them for so long', async () => {
    const { mailAllowances } = store();
    const taken = (...ms: number[]) => ({
      taken: ms.map((at) => ({ requestId: 'pay_1', at: sample.at(at - DECADE_MS) })),
    });
    const [gone, used] = [0, 1].map((last) => sample.mailAllowance(randomId('com'), taken(-9, last)));
    await sample.each([gone!, used!], mailAllowances.insert);
    await mailAllowances.forget(sample.at(1 - DECADE_MS));
    const left = await Promise.all([gone!, used!].map(({ companyId, id }) => mailAllowances.get(companyId, id)));
    expect(left).toStrictEqual([undefined, used]);
  });

  test('a repeated key is not stored again, and the first document stays', async () => {
    const { drafts, requests, texts } = store();
    const companyId = randomId('com');
    const [draft, request, text] = [sample.draft(companyId), sample.request(companyId), sample.incomingText(companyId)];
    expect([await drafts.insert(draft), await requests.insert(request), await texts.insert(text)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(await drafts.insert(sample.draft(companyId, { key: draft.key }))).toBe(false);
    expect(await requests.insert(sample.request(companyId, { key: request.key }))).toBe(false);
    expect(await texts.insert(sample.incomingText(companyId, { sid: text.sid }))).toBe(false);
    expect(await drafts.byKey(companyId, draft.key)).toStrictEqual(draft);
    expect(await requests.byKey(companyId, request.key)).toStrictEqual(request);
    expect(await texts.bySid(companyId, text.sid)).toStrictEqual(text);
  });

  test('of twenty that insert the same key at once, exactly one does', async () => {
    const companyId = randomId('com');
    const key = sample.unlike('slack:');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => store().requests.insert(sample.request(companyId, { key }))),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test('of twenty that ask for one debt at once, exactly one is stored, and it is found; another company owes its own', async () => {
    const { requests } = store();
    const [companyId, elsewhere] = [randomId('com'), randomId('com')];
    const debt = '+15145550188 RO4821';
    const ask = (company: string) => sample.request(company, { debt });
    const answers = await Promise.all(Array.from({ length: 20 }, () => requests.insert(ask(companyId))));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await requests.insert(ask(elsewhere))).toBe(true);
    expect((await requests.byDebt(companyId, debt))?.companyId).toBe(companyId);
    expect(await requests.byDebt(companyId, '+15145550188 RO48')).toBeUndefined();
  });

  test('a debt may be asked for again once the first does not hold it any more, and beside it by what holds none', async () => {
    const { requests } = store();
    const companyId = randomId('com');
    const debt = '+15145550188 RO4821';
    const { debt: _, ...first } = sample.request(companyId, { debt });
    await requests.insert({ ...first, debt });
    expect(await requests.insert(sample.request(companyId))).toBe(true);
    expect(await requests.replace(first)).toBe(true);
    expect(await requests.insert(sample.request(companyId, { debt }))).toBe(true);
    await expect(requests.replace({ ...first, debt, revision: 1 })).rejects.toMatchObject({ outcome: 'never' });
  });

  test('a link leads to its request; a second request with that link is an error, not "there already"', async () => {
    const { requests } = store();
    const request = sample.request(randomId('com'));
    await requests.insert(request);
    expect(await requests.byLink(request.linkHash)).toStrictEqual(request);
    expect(await requests.byLink('another')).toBeUndefined();
    const twin = sample.request(request.companyId, { linkHash: request.linkHash });
    await expect(requests.insert(twin)).rejects.toThrow(Outage);
    await expect(requests.insert(twin)).rejects.toMatchObject({ vendor: 'mongo', outcome: 'never' });
  });

  test('a payment leads to its request, whichever of its payments it is', async () => {
    const { requests } = store();
    const [first, second] = [sample.unlike('pi_'), sample.unlike('pi_')];
    const payment = { amount: { minor: 1, currency: 'CAD' as const }, at: sample.at(1) };
    const request = sample.request(randomId('com'), { payments: [first, second].map((id) => ({ id, ...payment })) });
    await requests.insert(request);
    await requests.insert(sample.request(request.companyId));
    expect(await requests.byPayment(second)).toStrictEqual(request);
    expect(await requests.byPayment(first)).toStrictEqual(request);
    expect(await requests.byPayment('pi_of_nobody')).toBeUndefined();
  });

  test('requests of a reference come newest first, up to the limit; of a phone, the latest', async () => {
    const { requests } = store();
    const companyId = randomId('com');
    const asked = [2, 3, 1].map((ms) => sample.request(companyId, { createdAt: sample.at(ms) }));
    for (const request of asked) await requests.insert(request);
    await requests.insert(sample.request(companyId, { referenceKey: 'RO48', customer: { id: 'x', phone: '+1' } }));
    const [second, third, first] = asked.map(({ id }) => id);
    const found = async (limit: number) => (await requests.byReference(companyId, 'RO4821', limit)).map(({ id }) => id);
    expect(await found(10)).toEqual([third, second, first]);
    expect(await found(1)).toEqual([third]);
    expect((await requests.latestFor(companyId, '+15145550188'))?.id).toBe(third);
    expect(await requests.latestFor(companyId, '+15145550189')).toBeUndefined();
  });

  test('the latest thread of a phone is the newest text that opened one', async () => {
    const { texts } = store();
    const companyId = randomId('com');
    const threadOf = { kind: 'text', id: 'txt_1' } as const;
    const [older, newer, reply] = [
      sample.incomingText(companyId, { receivedAt: sample.at(1) }),
      sample.incomingText(companyId, { receivedAt: sample.at(2) }),
      sample.incomingText(companyId, { receivedAt: sample.at(3), threadOf }),
    ];
    for (const text of [newer, reply, older]) await texts.insert(text);
    expect((await texts.latestThreadOf(companyId, newer.phone))?.id).toBe(newer.id);
    await texts.replace({ ...newer, threadOf });
    expect((await texts.latestThreadOf(companyId, newer.phone))?.id).toBe(older.id);
    expect(await texts.latestThreadOf(companyId, '+1')).toBeUndefined();
  });

  test('a job is taken once when it is due, by one of many, and again when it is due again', async () => {
    const { jobs } = store();
    const name = sample.unlike('job-');
    const claims = (now: number, next: number) =>
      Promise.all(Array.from({ length: 20 }, () => jobs.claim(name, sample.at(now), sample.at(next))));
    const taken = async (now: number, next: number) => (await claims(now, next)).filter(Boolean).length;
    expect(await taken(0, 100)).toBe(1);
    expect(await taken(99, 200)).toBe(0);
    expect(await taken(100, 200)).toBe(1);
    expect(await taken(150, 300)).toBe(0);
  });

  test('a job that goes on is kept from the others, and never for less time than before', async () => {
    const { jobs } = store();
    const name = sample.unlike('job-');
    await jobs.claim(name, sample.at(0), sample.at(100));
    await jobs.hold(name, sample.at(150));
    await jobs.hold(name, sample.at(120));
    expect(await jobs.claim(name, sample.at(149), sample.at(300))).toBe(false);
    expect(await jobs.claim(name, sample.at(150), sample.at(300))).toBe(true);
    // Nobody has it to hold.
    await jobs.hold(`${name} other`, sample.at(500));
    expect(await jobs.claim(`${name} other`, sample.at(0), sample.at(1))).toBe(true);
  });

  test('until when a job has seen what it looks at is kept, moves forward alone, and takes the job from nobody', async () => {
    const { jobs } = store();
    const name = sample.unlike('job-');
    expect(await jobs.seenUntil(name)).toBeUndefined();
    await Promise.all([jobs.seen(name, sample.at(100)), jobs.seen(name, sample.at(100))]);
    await jobs.seen(name, sample.at(50));
    expect(await jobs.seenUntil(name)).toEqual(sample.at(100));
    expect(await jobs.claim(name, sample.at(0), sample.at(10))).toBe(true);
    expect(await jobs.claim(name, sample.at(0), sample.at(10))).toBe(false);
    await jobs.seen(name, sample.at(200));
    expect([await jobs.seenUntil(name), await jobs.claim(name, sample.at(5), sample.at(20))]).toEqual([
      sample.at(200),
      false,
    ]);
  });

  test('what is said to a number before a company has it is kept in its order until it is handed over', async () => {
    const { earlyWords } = store();
    const [sender, other] = [sample.unlike('+1514'), sample.unlike('MG')];
    const said = (place: number): ConsentWord => ({
      word: place % 2 === 0 ? { kind: 'stop', tongue: 'fr' } : { kind: 'start', answered: true },
      phone: `+1514555000${place}`,
      proof: 'ARRÊT\u0000 👋',
      at: sample.at(place),
    });
    expect(await earlyWords.of(sender)).toEqual([]);
    for (const place of [0, 1, 2]) await earlyWords.keep(sender, said(place));
    await Promise.all([earlyWords.keep(other, said(3)), earlyWords.keep(other, said(4))]);
    expect(await earlyWords.of(sender)).toEqual([said(0), said(1), said(2)]);
    expect(await earlyWords.of(other)).toHaveLength(2);
    await earlyWords.drop(sender, [said(0), said(1)]);
    expect(await earlyWords.of(sender)).toEqual([said(2)]);
    await earlyWords.drop(sender, [said(2)]);
    expect([await earlyWords.of(sender), (await earlyWords.of(other)).length]).toEqual([[], 2]);
  });

  test('requests whose text is under way are found by when the carrier last spoke of it, page by page', async () => {
    const { requests } = store();
    const companyId = randomId('com');
    const text = (more: Partial<TextSummary>): TextSummary => ({
      ...{ id: 'txt', sid: 'SM1', state: 'sent', at: sample.at(10) },
      ...more,
    });
    async function insert(...texts: TextSummary[]) {
      const request = sample.request(companyId, { texts });
      await requests.insert(request);
      return request;
    }
    const early = await insert(text({ state: 'queued', at: sample.at(5) }));
    const late = await insert(text({ at: sample.at(1) }), text({ at: sample.at(20) }));
    const { sid: _, ...waiting } = text({ state: 'queued' });
    await insert(text({ state: 'delivered' }));
    await insert(text({ state: 'failed' }), waiting);
    await insert();
    const found = async (after: number, until: number, limit = 10) =>
      (await requests.underWay(companyId, sample.at(after), sample.at(until), limit)).map(({ id }) => id);
    expect(await found(0, 30)).toEqual([early.id, late.id]);
    expect(await found(0, 30, 1)).toEqual([early.id]);
    expect(await found(5, 30)).toEqual([late.id]);
    expect(await found(0, 19)).toEqual([early.id]);
    await requests.replace({ ...early, texts: [text({ state: 'delivered' })] });
    expect(await found(0, 30)).toEqual([late.id]);
  });

  test('texts of ours are found by when the carrier last spoke of them, and the newest to a number first', async () => {
    const { outgoingTexts } = store();
    const companyId = randomId('com');
    const insert = async (ms: number, more: Partial<OutgoingText>) => {
      const text = sample.outgoingText(companyId, { at: sample.at(ms), createdAt: sample.at(ms), ...more });
      await outgoingTexts.insert(text);
      return text;
    };
    const queued = await insert(5, { sid: 'SM1' });
    const sent = await insert(10, { sid: 'SM2', state: 'sent' });
    const unsent = await insert(11, {});
    await insert(12, { sid: 'SM3', state: 'delivered', phone: '+15145550199' });
    const found = async (after: number, until: number, limit = 10) =>
      (await outgoingTexts.underWay(companyId, sample.at(after), sample.at(until), limit)).map(({ id }) => id);
    expect(await found(0, 30)).toEqual([queued.id, sent.id]);
    expect(await found(0, 30, 1)).toEqual([queued.id]);
    expect(await found(5, 30)).toEqual([sent.id]);
    await outgoingTexts.replace({ ...queued, state: 'failed' });
    expect(await found(0, 30)).toEqual([sent.id]);
    const latest = await outgoingTexts.latestTo(companyId, queued.phone, 2);
    expect(latest.map(({ id }) => id)).toEqual([unsent.id, sent.id]);
  });
}
