import { expect, test } from '@jest/globals';
import { connectStore } from '../../adapters/mongo/store.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { RequestNews } from '../../src/payments/news.ts';
import type { RequestErrand } from '../../src/payments/request.ts';
import type { AnnouncingDocuments, Documents, Group } from '../../src/ports.ts';
import type { Announcing, OutboxItem } from '../../src/promises/outbox.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { disputeFile, fullDisputeFile } from './dispute-file-samples.ts';
import { estimate, fullEstimate } from './estimate-samples.ts';
import { fullMailbox, mailbox } from './mailbox-samples.ts';
import { fullPayout, payout } from './payout-samples.ts';
import { fullOutgoingRefund, outgoingRefund } from './refund-samples.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';
import { fullMorning, fullTask, morning, task } from './task-samples.ts';

type Versioned = { id: string; companyId: string; revision: number };

/** What documents that change by read, decide and write owe the core, whatever they are. */
function documentsContract<T extends Versioned>(
  name: string,
  of: () => Documents<T>,
  bare: (companyId: string) => T,
  full: (companyId: string) => T,
): void {
  test(`${name}: every field comes back as it was, and nothing is added`, async () => {
    const companyId = randomId('com');
    for (const document of [bare(companyId), full(companyId)]) {
      expect(await of().insert(document)).toBe(true);
      expect(await of().get(companyId, document.id)).toStrictEqual(document);
    }
  });

  test(`${name}: an optional field left out, or taken away, is absent`, async () => {
    const companyId = randomId('com');
    const [rich, poor] = [full(companyId), bare(companyId)];
    await of().insert(rich);
    expect(await of().replace({ ...poor, id: rich.id })).toBe(true);
    expect(await of().get(companyId, rich.id)).toStrictEqual({ ...poor, id: rich.id, revision: 1 });
  });

  test(`${name}: the same id is not inserted twice`, async () => {
    const document = bare(randomId('com'));
    await of().insert(document);
    expect(await of().insert({ ...bare(document.companyId), id: document.id })).toBe(false);
    expect(await of().get(document.companyId, document.id)).toStrictEqual(document);
  });

  test(`${name}: a write that read an older revision changes nothing`, async () => {
    const document = bare(randomId('com'));
    await of().insert(document);
    expect(await of().replace(document)).toBe(true);
    expect(await of().replace(document)).toBe(false);
    expect(await of().replace({ ...document, revision: 2 })).toBe(false);
    expect((await of().get(document.companyId, document.id))?.revision).toBe(1);
  });

  test(`${name}: what is not there is not replaced, and does not appear`, async () => {
    const document = bare(randomId('com'));
    expect(await of().replace(document)).toBe(false);
    expect(await of().get(document.companyId, document.id)).toBeUndefined();
  });
}

/** What delivery sweeps. */
function announcingContract<T extends Announcing>(
  name: string,
  of: () => AnnouncingDocuments<T>,
  dueAt: (companyId: string, due?: Date) => T,
): void {
  /** The moments of what is due in one of these companies, as told, of all that others here left behind. */
  const dueIn = async (companies: string[], until: number, from?: number) => {
    const due = await Array.fromAsync(of().due(sample.at(until), from === undefined ? undefined : sample.at(from)));
    return due.filter(({ companyId }) => companies.includes(companyId)).map(({ due }) => due?.getTime());
  };
  const at = (...ms: number[]) => ms.map((each) => sample.at(each).getTime());

  test(`${name}: what is due comes earliest first, of all companies, from one moment to another`, async () => {
    const [one, other] = [randomId('com'), randomId('com')];
    for (const ms of [30, 10, 50]) await of().insert(dueAt(one, sample.at(ms)));
    for (const ms of [20, 40]) await of().insert(dueAt(other, sample.at(ms)));
    await of().insert(dueAt(one));
    const due = (until: number, from?: number) => dueIn([one, other], until, from);
    expect(await due(40)).toEqual(at(10, 20, 30, 40));
    expect(await due(39)).toEqual(at(10, 20, 30));
    expect(await due(9)).toEqual([]);
    expect(await due(40, 20)).toEqual(at(20, 30, 40));
    expect(await due(40, 21)).toEqual(at(30, 40));
  });

  test(`${name}: however much is due, at one moment or at many, each is met once`, async () => {
    const companyId = randomId('com');
    const times = [...Array<number>(450).fill(5), ...Array.from({ length: 450 }, (_, ms) => ms % 10)];
    await sample.each(times, (ms) => of().insert(dueAt(companyId, sample.at(ms))));
    expect(await dueIn([companyId], 9)).toEqual(at(...times.toSorted((a, b) => a - b)));
    expect(await dueIn([companyId], 5, 5)).toHaveLength(495);
  });

  test(`${name}: what has nothing to deliver any more is not due any more`, async () => {
    const document = dueAt(randomId('com'), sample.at(1));
    await of().insert(document);
    const { due: _, ...done } = document;
    await of().replace(done as T);
    expect(await dueIn([document.companyId], 2)).toEqual([]);
    await of().replace({ ...document, revision: 1 });
    expect(await dueIn([document.companyId], 2)).toEqual(at(1));
  });
}

export function describeDocuments(given: () => Given): void {
  const store = () => given().store;
  documentsContract('customers', () => store().customers, sample.customer, sample.fullCustomer);
  documentsContract('replies', () => store().replies, sample.reply, sample.fullReply);
  documentsContract('requests', () => store().requests, sample.request, sample.fullRequest);
  documentsContract('conversations', () => store().conversations, sample.conversation, sample.fullConversation);
  documentsContract('texts', () => store().texts, sample.incomingText, sample.fullIncomingText);
  documentsContract('outgoing texts', () => store().outgoingTexts, sample.outgoingText, sample.fullOutgoingText);
  documentsContract('foundings', () => store().foundings, sample.founding, sample.fullFounding);
  documentsContract('e-mails', () => store().mails, sample.outgoingMail, sample.fullOutgoingMail);
  documentsContract('mail allowances', () => store().mailAllowances, sample.mailAllowance, sample.fullMailAllowance);
  documentsContract('day totals', () => store().dayTotals, sample.dayTotals, sample.fullDayTotals);
  documentsContract('estimates', () => store().estimates, estimate, fullEstimate);
  documentsContract('refunds', () => store().outgoingRefunds, outgoingRefund, fullOutgoingRefund);
  documentsContract('dispute files', () => store().disputeFiles, disputeFile, fullDisputeFile);
  documentsContract('payouts', () => store().payouts, payout, fullPayout);
  documentsContract('mornings', () => store().mornings, morning, fullMorning);
  documentsContract('tasks', () => store().tasks, task, fullTask);
  documentsContract('mailboxes', () => store().mailboxes, mailbox, fullMailbox);
  announcingContract(
    'requests',
    () => store().requests,
    (companyId, due) => sample.request(companyId, due && { due }),
  );
  announcingContract(
    'texts',
    () => store().texts,
    (companyId, due) => sample.incomingText(companyId, due && { due }),
  );
  announcingContract(
    'outgoing texts',
    () => store().outgoingTexts,
    (companyId, due) => sample.outgoingText(companyId, due && { due }),
  );
  announcingContract(
    'e-mails',
    () => store().mails,
    (companyId, due) => sample.outgoingMail(companyId, due && { due }),
  );
  announcingContract(
    'estimates',
    () => store().estimates,
    (companyId, due) => estimate(companyId, due && { due }),
  );
  announcingContract(
    'refunds',
    () => store().outgoingRefunds,
    (companyId, due) => outgoingRefund(companyId, due && { due }),
  );
  announcingContract(
    'mornings',
    () => store().mornings,
    (companyId, due) => morning(companyId, due && { due }),
  );
  announcingContract(
    'tasks',
    () => store().tasks,
    (companyId, due) => task(companyId, due && { due }),
  );
  announcingContract(
    'dispute files',
    () => store().disputeFiles,
    (companyId, due) => disputeFile(companyId, due && { due }),
  );
  announcingContract(
    'payouts',
    () => store().payouts,
    (companyId, due) => payout(companyId, due && { due }),
  );
  announcingContract(
    'mailboxes',
    () => store().mailboxes,
    (companyId, due) => mailbox(companyId, due && { due }),
  );
  announcingContract(
    'foundings',
    () => store().foundings,
    (companyId, due) => sample.founding(companyId, due && { due }),
  );

  test('what is due outside of full groups is found, and what has nothing else may be left out', async () => {
    const [one, other] = [randomId('com'), randomId('com')];
    const item = { id: 'out_1', due: sample.at(1), attempts: 0 };
    const card = (channel: string) => ({ ...item, kind: 'card' as const, room: `slack:T1/${channel}` as const });
    const errand = (name: RequestErrand) => ({ ...item, kind: 'errand' as const, name });
    const later = { ...errand('expire-link'), due: sample.at(100) };
    const insert = (id: string, companyId: string, ...outbox: OutboxItem<RequestNews, RequestErrand>[]) =>
      store().requests.insert(sample.request(companyId, { id: `${one}${id}`, outbox, due: sample.at(1) }));
    await insert('busy', one, card('BUSY'), later);
    await insert('busy and quiet', one, card('BUSY'), card('QUIET'));
    await insert('busy and text', other, card('BUSY'), errand('text'));
    await insert('text', one, errand('text'), later);
    await insert('text and expiry', one, errand('text'), errand('expire-link'));
    await insert('text of another', other, errand('text'));
    const full: Group[] = [{ room: 'slack:T1/BUSY' }, { companyId: one, errand: 'text' }];
    const found = async (groups: Group[]) =>
      (await Array.fromAsync(store().requests.due(sample.at(1), undefined, () => groups)))
        .flatMap(({ id }) => (id.startsWith(one) ? [id.slice(one.length)] : []))
        .toSorted();
    expect(await found([])).toHaveLength(6);
    expect(await found(full)).toEqual(['busy and quiet', 'busy and text', 'text and expiry', 'text of another']);
    expect(await found(full.slice(0, 1))).toHaveLength(5);
    expect(await found(full.slice(1))).toHaveLength(5);
  });

  test('the index that delivery sweeps holds only what has something to deliver', async () => {
    const kinds = [
      ...[
        'requests',
        'texts',
        'outgoing-texts',
        'outgoing-mails',
        'outgoing-refunds',
        'tasks',
        'mornings',
        'payouts',
        'mailboxes',
        'dispute-files',
        'estimates',
        'foundings',
      ],
    ];
    for (const name of kinds) {
      const indexes = await given().raw.collection(name).indexes();
      const owing = indexes.find((index) => index.name === 'owing');
      expect(owing).toMatchObject({ key: { due: 1, _id: 1 }, partialFilterExpression: { due: { $exists: true } } });
    }
  });

  test('the index that an earlier version swept is gone once this one has connected', async () => {
    const { raw } = given();
    await raw.collection('requests').createIndex({ companyId: 1, due: 1 }, { name: 'due' });
    const again = await connectStore({ uri: given().uri, log: silentLog });
    await again.close();
    const indexes = await raw.collection('requests').indexes();
    expect(indexes.map(({ name }) => name)).not.toContain('due');
  });

  test('the index that keeps one debt from being asked for twice holds only what holds one: older requests hold none', async () => {
    const indexes = await given().raw.collection('requests').indexes();
    expect(indexes.find((index) => index.name === 'debt')).toMatchObject({
      key: { companyId: 1, debt: 1 },
      unique: true,
      partialFilterExpression: { debt: { $exists: true } },
    });
  });

  test('twenty changing one document at once lose no change', async () => {
    const { requests } = store();
    const first = sample.request(randomId('com'));
    await requests.insert(first);
    let refusals = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        for (;;) {
          const latest = await requests.get(first.companyId, first.id);
          if (!latest) throw new Error('the request is gone');
          if (await requests.replace({ ...latest, pressed: [...latest.pressed, `press-${i}`] })) return;
          refusals++;
        }
      }),
    );
    const last = await requests.get(first.companyId, first.id);
    expect(last?.revision).toBe(20);
    expect(last?.pressed.toSorted()).toEqual(Array.from({ length: 20 }, (_, i) => `press-${i}`).toSorted());
    // Without a single conflict nothing would have been shown.
    expect(refusals).toBeGreaterThan(0);
  });
}
