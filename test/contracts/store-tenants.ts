import { beforeAll, describe, expect, test } from '@jest/globals';
import { rowOf } from '../../src/audit/row.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { Store } from '../../src/ports.ts';
import { disputeFile } from './dispute-file-samples.ts';
import { estimate } from './estimate-samples.ts';
import { mailbox } from './mailbox-samples.ts';
import { payout, payoutRow } from './payout-samples.ts';
import { incident, privacyOrder } from './privacy-samples.ts';
import { outgoingRefund } from './refund-samples.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';
import { morning, task } from './task-samples.ts';

/** Whose number it was. */
const FORMER = '+15145550101';

/** One company's documents, all of whose keys another company may try. */
export function house(companyId: string) {
  const due = sample.at(1);
  const { closed: _, ...waiting } = sample.fullConversation(companyId);
  return {
    companyId,
    customer: sample.customer(companyId, { name: 'Élise Tremblay' }),
    mailed: sample.mailedCustomer(companyId, { former: [{ phone: FORMER, until: due }] }),
    reply: sample.reply(companyId),
    invoice: sample.invoice(companyId),
    draft: sample.draft(companyId),
    request: sample.request(companyId, {
      due,
      debt: '+15145550188 RO4821',
      texts: [{ id: 'txt_1', sid: 'SM1', state: 'queued', at: due }],
    }),
    conversation: waiting,
    text: sample.incomingText(companyId, { due }),
    outgoing: sample.outgoingText(companyId, { due, sid: 'SM1', state: 'sent', at: due }),
    mail: sample.outgoingMail(companyId, { due }),
    allowance: sample.mailAllowance(companyId),
    totals: sample.fullDayTotals(companyId),
    founding: sample.founding(companyId, { due }),
    paper: sample.keptPaper(companyId),
    refund: outgoingRefund(companyId, { due }),
    task: task(companyId, { due }),
    morning: morning(companyId, { due }),
    payout: payout(companyId, { due }),
    disputeFile: disputeFile(companyId, { due }),
    row: payoutRow(companyId, { why: 'elsewhere' }),
    mailbox: mailbox(companyId, { due, choices: { paid: 'all' } }),
    estimate: estimate(companyId, { due }),
    stopped: sample.customer(companyId).phone,
    incident: incident(companyId),
    privacyOrder: privacyOrder(companyId, { due }),
    member: sample.member(companyId),
    entry: rowOf(sample.acting().acts[0]!, `requests ${companyId}`, companyId, undefined),
  };
}
type House = ReturnType<typeof house>;

export async function furnish(store: Store, home: House): Promise<boolean[]> {
  await store.members.put(home.member);
  await store.sourceCustomers.link(home.member.companyId, [{ source: 'cdk/sub/1', customerId: home.customer.id }]);
  await store.optOuts.keep(home.companyId, home.stopped);
  await store.payoutRows.keep([home.row]);
  await store.syncStates.put(sample.syncState(home.member.companyId));
  return [
    await store.customers.insert(home.customer),
    await store.customers.insert(home.mailed),
    await store.replies.insert(home.reply),
    await store.invoices.insert(home.invoice),
    await store.drafts.insert(home.draft),
    await store.requests.insert(home.request),
    await store.conversations.insert(home.conversation),
    await store.texts.insert(home.text),
    await store.outgoingTexts.insert(home.outgoing),
    await store.mails.insert(home.mail),
    await store.mailAllowances.insert(home.allowance),
    await store.dayTotals.insert(home.totals),
    await store.papers.insert(home.paper),
    await store.outgoingRefunds.insert(home.refund),
    await store.tasks.insert(home.task),
    await store.mornings.insert(home.morning),
    await store.payouts.insert(home.payout),
    await store.mailboxes.insert(home.mailbox),
    await store.disputeFiles.insert(home.disputeFile),
    await store.estimates.insert(home.estimate),
    await store.foundings.insert(home.founding),
    await store.privacyOrders.insert(home.privacyOrder),
    await store.incidents.insert(home.incident),
    await store.audit.add(home.entry),
  ];
}

const PAGE = { limit: 10 };
/** Somebody who sees all that is shown where these requests are. */
const ANYBODY = ({ request }: House) => ({ memberId: request.asker.id, rooms: [] });

type Read = (store: Store, home: House, companyId: string) => Promise<unknown>;

/** Every read that names a company. */
export const READS: Record<string, Read> = {
  'foundings.get': (store, home, id) => store.foundings.get(id, home.founding.id),
  'members.get': (store, home, id) => store.members.get(id, home.member.workspaceId, home.member.id),
  'customers.get': (store, home, id) => store.customers.get(id, home.customer.id),
  'customers.byPhone': (store, home, id) => store.customers.byPhone(id, home.customer.phone),
  'customers.byEmail': (store, home, id) => store.customers.byEmail(id, home.mailed.email ?? ''),
  'customers.search': (store, _, id) => store.customers.search(id, 'Tremblay', 10),
  'customers.search for nothing': (store, _, id) => store.customers.search(id, '', 1),
  'customers.byMailboxes': (store, home, id) => store.customers.byMailboxes(id, [home.mailed.email ?? '']),
  'customers.byPhones': (store, home, id) => store.customers.byPhones(id, [home.customer.phone]),
  'customers.formerlyAt': (store, _, id) => store.customers.formerlyAt(id, FORMER),
  'customers.byIds': (store, home, id) => store.customers.byIds(id, [home.customer.id]),
  'syncStates.get': (store, _, id) => store.syncStates.get(id, 'cdk/sub'),
  'syncStates.all': (store, _, id) => store.syncStates.all(id),
  'invoices.get': (store, home, id) => store.invoices.get(id, home.invoice.id),
  'invoices.bySources': (store, home, id) => store.invoices.bySources(id, [home.invoice.source]),
  'invoices.byReference': (store, _, id) => store.invoices.byReference(id, 'RO4821', 10),
  'invoices.ofCustomer': (store, home, id) => store.invoices.ofCustomer(id, home.invoice.customer.id, { limit: 10 }),
  'invoices.owedBy': (store, home, id) => store.invoices.owedBy(id, home.invoice.customer.id, 10),
  'invoices.search': (store, _, id) => store.invoices.search(id, '4821', 10),
  'replies.get': (store, home, id) => store.replies.get(id, home.reply.id),
  'replies.of': (store, _, id) => store.replies.of(id),
  'drafts.get': (store, home, id) => store.drafts.get(id, home.draft.id),
  'drafts.byKey': (store, home, id) => store.drafts.byKey(id, home.draft.key),
  'requests.get': (store, home, id) => store.requests.get(id, home.request.id),
  'requests.byKey': (store, home, id) => store.requests.byKey(id, home.request.key),
  'requests.byDebt': (store, home, id) => store.requests.byDebt(id, home.request.debt ?? ''),
  'requests.byReference': (store, home, id) => store.requests.byReference(id, home.request.referenceKey, 10),
  'requests.latestFor': (store, home, id) => store.requests.latestFor(id, home.request.customer.phone ?? ''),
  'requests.ofCustomer': (store, home, id) => store.requests.ofCustomer(id, home.request.customer.id, '', 10),
  'requests.sendableTo': (store, home, id) => store.requests.sendableTo(id, home.request.customer.phone ?? '', 10),
  'requests.underWay': (store, _, id) => store.requests.underWay(id, sample.at(0), sample.at(2), 10),
  'conversations.get': (store, home, id) => store.conversations.get(id, home.conversation.id),
  'conversations.between': (store, { conversation: { sender, phone } }, id) =>
    store.conversations.between(id, sender, phone),
  'conversations.ofPhone': (store, home, id) => store.conversations.ofPhone(id, home.conversation.phone, 10),
  'conversations.byThread': (store, { conversation: { threads } }, id) =>
    store.conversations.byThread(id, threads[0]!.room, threads[0]!.messageId ?? ''),
  'conversations.waiting': (store, { conversation: { threads } }, id) =>
    store.conversations.waiting(id, { memberId: 'U1', rooms: threads.map(({ room }) => room) }, sample.at(0), 10),
  'conversations.assigned': (store, _, id) => store.conversations.assigned(id, '', 10),
  'requests.listed': async (store, home, id) =>
    (await store.requests.listed(id, 'oldest', ANYBODY(home), PAGE)).requests,
  'requests.untallied': (store, _, id) => store.requests.untallied(id, 10),
  'requests.talliedOn': (store, home, id) =>
    store.requests.talliedOn(id, home.request.createdAt.toISOString().slice(0, 10)),
  'dayTotals.get': (store, home, id) => store.dayTotals.get(id, home.totals.id),
  'dayTotals.since': (store, home, id) => store.dayTotals.since(id, home.totals.day),
  'dayTotals.openBefore': (store, _, id) => store.dayTotals.openBefore(id, '2099-01-01'),
  'requests.found': async (store, home, id) => (await store.requests.found(id, {}, ANYBODY(home), PAGE)).requests,
  'texts.get': (store, home, id) => store.texts.get(id, home.text.id),
  'texts.bySid': (store, home, id) => store.texts.bySid(id, home.text.sid),
  'outgoingTexts.get': (store, home, id) => store.outgoingTexts.get(id, home.outgoing.id),
  'outgoingTexts.latestTo': (store, home, id) => store.outgoingTexts.latestTo(id, home.outgoing.phone, 10),
  'outgoingTexts.to': (store, home, id) => store.outgoingTexts.to(id, home.outgoing.phone, sample.at(9), 10),
  'outgoingTexts.underWay': (store, _, id) => store.outgoingTexts.underWay(id, sample.at(0), sample.at(2), 10),
  'mails.get': (store, home, id) => store.mails.get(id, home.mail.id),
  'mailAllowances.get': (store, home, id) => store.mailAllowances.get(id, home.allowance.id),
  'estimates.get': (store, home, id) => store.estimates.get(id, home.estimate.id),
  'estimates.byKey': (store, home, id) => store.estimates.byKey(id, home.estimate.key),
  'estimates.ofCustomer': (store, home, id) => store.estimates.ofCustomer(id, home.estimate.customer.id, '', 10),
  'estimates.ofOrder': (store, home, id) => store.estimates.ofOrder(id, home.estimate.order.id, 10),
  'outgoingRefunds.get': (store, home, id) => store.outgoingRefunds.get(id, home.refund.id),
  'outgoingRefunds.orderedBy': (store, _, id) => store.outgoingRefunds.orderedBy(id, 'U1', sample.at(-1), 10),
  'mailboxes.get': (store, home, id) => store.mailboxes.get(id, home.mailbox.id),
  'mailboxes.wanting': (store, _, id) => store.mailboxes.wanting(id, 'paid', 10),
  'mornings.get': (store, home, id) => store.mornings.get(id, home.morning.id),
  'audit.last': (store, _, id) => store.audit.last(id),
  'audit.has': async (store, { entry }, id) =>
    (await store.audit.has(id, entry.about, entry.key)) ? store.audit.last(id) : undefined,
  'audit.newest': (store, { entry: { by, group } }, id) => store.audit.newest(id, { by, group }, { limit: 10 }),
  'audit.behind': (store, _, id) => store.audit.behind(id, 0, 10),
  'tasks.get': (store, home, id) => store.tasks.get(id, home.task.id),
  'disputeFiles.get': (store, home, id) => store.disputeFiles.get(id, home.disputeFile.id),
  'incidents.get': (store, home, id) => store.incidents.get(id, home.incident.id),
  'incidents.latest': (store, _, id) => store.incidents.latest(id, 10),
  'privacyOrders.get': (store, home, id) => store.privacyOrders.get(id, home.privacyOrder.id),
  'payouts.get': (store, home, id) => store.payouts.get(id, home.payout.id),
  'payouts.listed': (store, _, id) => store.payouts.listed(id, { limit: 10 }),
  'payoutRows.of': (store, { row }, id) => store.payoutRows.of(id, row.payoutId, { limit: 10 }),
  'payoutRows.of what is unmatched': (store, { row }, id) =>
    store.payoutRows.of(id, row.payoutId, { unmatched: true, behind: -1, limit: 10 }),
  'tasks.ofRequest': (store, home, id) => store.tasks.ofRequest(id, home.task.requestId, 10),
  'tasks.openIn': (store, _, id) => store.tasks.openIn(id, [sample.ROOM], 10),
  'papers.of': (store, home, id) => store.papers.of(id, home.paper.requestId, 10),
  'papers.get': (store, home, id) => store.papers.get(id, home.paper.id),
  'texts.before': ({ texts }, { text: { phone } }, companyId) =>
    texts.before({ companyId, phone, receivedAt: sample.at(9) }),
  'texts.latestBeside': ({ texts }, { text: { phone } }, companyId) =>
    texts.latestBeside({ companyId, phone, sid: 'SM_none' }, 2),
  'texts.from': (store, home, id) => store.texts.from(id, home.text.phone, sample.at(9), 10),
  'texts.latestFrom': (store, home, id) => store.texts.latestFrom(id, home.text.phone),
  'texts.latestThreadOf': (store, home, id) => store.texts.latestThreadOf(id, home.text.phone),
};

const isNothing = (found: unknown): boolean => found === undefined || (Array.isArray(found) && found.length === 0);

/** No method gives or changes anything of another company. */
export function describeTenants(given: () => Given): void {
  describe('two companies', () => {
    const ours = house(randomId('com'));
    beforeAll(() => furnish(given().store, ours));

    test.each(Object.entries(READS))('%s finds it for its own company alone', async (_, read) => {
      const { store } = given();
      expect(isNothing(await read(store, ours, ours.companyId))).toBe(false);
      const others = [
        randomId('com'),
        ours.companyId.slice(0, -1),
        `${ours.companyId}x`,
        ours.companyId.toUpperCase(),
        '',
      ];
      for (const other of others) expect([other, isNothing(await read(store, ours, other))]).toEqual([other, true]);
    });

    test('a company cannot replace what is not its own', async () => {
      const { store } = given();
      const companyId = randomId('com');
      expect(await store.requests.replace({ ...ours.request, companyId, message: 'stolen' })).toBe(false);
      expect(await store.texts.replace({ ...ours.text, companyId, body: 'stolen' })).toBe(false);
      expect(await store.outgoingTexts.replace({ ...ours.outgoing, companyId, words: 'stolen' })).toBe(false);
      expect(await store.customers.replace({ ...ours.customer, companyId, name: 'stolen' })).toBe(false);
      expect(await store.mails.replace({ ...ours.mail, companyId, to: 'stolen@example.com' })).toBe(false);
      expect(await store.outgoingRefunds.replace({ ...ours.refund, companyId, reference: 'stolen' })).toBe(false);
      expect(await store.tasks.replace({ ...ours.task, companyId, reference: 'stolen' })).toBe(false);
      expect(await store.disputeFiles.replace({ ...ours.disputeFile, companyId, why: 'other' })).toBe(false);
      expect(await store.payouts.replace({ ...ours.payout, companyId, trace: 'stolen' })).toBe(false);
      expect(await store.mailboxes.replace({ ...ours.mailbox, companyId, heard: ['stolen'] })).toBe(false);
      expect(await store.estimates.replace({ ...ours.estimate, companyId, reference: 'stolen' })).toBe(false);
      expect(await store.replies.replace({ ...ours.reply, companyId, name: 'stolen' })).toBe(false);
      expect(await store.foundings.replace({ ...ours.founding, companyId, appearance: 99 })).toBe(false);
      expect(await store.conversations.replace({ ...ours.conversation, companyId, sender: 'stolen' })).toBe(false);
      for (const read of [
        'requests.get',
        'texts.get',
        'outgoingTexts.get',
        'customers.get',
        'conversations.get',
        'mails.get',
        'outgoingRefunds.get',
        'mailboxes.get',
        'tasks.get',
        'payouts.get',
        'estimates.get',
        'foundings.get',
      ]) {
        expect(JSON.stringify(await READS[read]?.(store, ours, ours.companyId))).not.toContain('stolen');
        expect(await READS[read]?.(store, ours, companyId)).toBeUndefined();
      }
    });

    test('an id that another company uses is refused without showing or changing anything', async () => {
      const { store } = given();
      const companyId = randomId('com');
      expect(await store.requests.insert(sample.request(companyId, { id: ours.request.id }))).toBe(false);
      expect(await store.requests.get(companyId, ours.request.id)).toBeUndefined();
      expect(await store.requests.get(ours.companyId, ours.request.id)).toStrictEqual(ours.request);
    });

    test('the same keys, phones, references and member ids live side by side in two companies', async () => {
      const { store } = given();
      const theirs = house(randomId('com'));
      theirs.customer.phone = ours.customer.phone;
      theirs.draft.key = ours.draft.key;
      theirs.request.key = ours.request.key;
      theirs.conversation.phone = ours.conversation.phone;
      theirs.text.sid = ours.text.sid;
      theirs.member.name = 'Somebody else';
      expect(await furnish(store, theirs)).toEqual(Array(24).fill(true));
      for (const read of Object.values(READS)) {
        const [mine, other] = [await read(store, ours, ours.companyId), await read(store, theirs, theirs.companyId)];
        expect(companiesIn(mine)).toEqual([ours.companyId]);
        expect(companiesIn(other)).toEqual([theirs.companyId]);
      }
    });
  });
}

function companiesIn(found: unknown): unknown[] {
  return [found].flat().map((document) => (document as { companyId: string }).companyId);
}
