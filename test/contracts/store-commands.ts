import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import mongoose from 'mongoose';
import { trailsIn } from '../../src/audit/index.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { placeAt } from '../../src/payments/lists.ts';
import type { PaymentSearch } from '../../src/payments/search.ts';
import type { Group, Store } from '../../src/ports.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';
import { furnish, house, READS } from './store-tenants.ts';
import { tourOfPrivacy } from './tour-of-privacy.ts';
import { WITHOUT_COMPANY } from './without-company.ts';

type Fields = Record<string, unknown>;
interface Command {
  collection: string;
  method: string;
  args: Fields[];
}

/** Calls every method of every port of the store, and says which were called. */
async function tour(store: Store): Promise<Set<string>> {
  const called = new Set<string>();
  const watched = Object.fromEntries(
    Object.entries(store).map(([name, port]) => [
      name,
      new Proxy(port as object, {
        get(target, method, receiver) {
          called.add(`${name}.${String(method)}`);
          return Reflect.get(target, method, receiver);
        },
      }),
    ]),
  ) as unknown as Store;
  const [company, workspace, home] = [sample.company(), sample.workspace(), house(randomId('com'))];
  await watched.companies.found(company, { id: workspace, companyId: company.id });
  await watched.companies.found(company, { id: workspace, companyId: company.id });
  await watched.companies.link({ id: sample.workspace(), companyId: company.id });
  await watched.companies.get(company.id);
  await watched.companies.ids();
  await watched.companies.byWorkspace(workspace);
  await watched.companies.byTextSender(company.textSender);
  await watched.companies.replace(company);
  await furnish(watched, home);
  for (const read of Object.values(READS)) await read(watched, home, home.companyId);
  await watched.members.on('teams', home.companyId, 10);
  await watched.requests.isAsking(home.companyId);
  const letterhead = await watched.letterheads.keep(home.companyId, sample.letterhead());
  await watched.letterheads.get(home.companyId, letterhead);
  const file = await watched.files.keep(home.companyId, { type: 'image/png', bytes: new Uint8Array(9) });
  await watched.files.get(home.companyId, file);
  const unsaved = { type: 'image/png', bytes: new Uint8Array(8) };
  for (const until of [sample.at(1), sample.at(2), undefined, sample.at(2)])
    await watched.files.keep(home.companyId, unsaved, until ? { until } : {});
  await watched.files.keep(home.companyId, unsaved, { owner: '+15145550188', until: new Date(1) });
  await watched.files.forgetOf(home.companyId, '+15145550188', [file]);
  await watched.files.forgetOf(home.companyId, '+15145550188');
  await watched.files.keep(home.companyId, unsaved, { owner: '+15145550188', until: new Date(1) });
  await watched.files.forget(new Date(2));
  await watched.drafts.forget(sample.at(1));
  await watched.mailAllowances.forget(sample.at(1));
  await watched.customers.search(home.companyId, 'Élise Tremblay 514', 10);
  await watched.requests.byLink(home.request.linkHash);
  await Array.fromAsync(watched.requests.due(sample.at(2)));
  const full: Group[] = [{ room: 'slack:T1/C1' }, { companyId: home.companyId, errand: 'text' }];
  await Array.fromAsync(watched.requests.due(sample.at(2), sample.at(1), () => full));
  await Array.fromAsync(watched.texts.due(sample.at(2)));
  await Array.fromAsync(watched.outgoingTexts.due(sample.at(2)));
  await Array.fromAsync(watched.conversations.due(sample.at(2)));
  await Array.fromAsync(watched.mails.due(sample.at(2)));
  await Array.fromAsync(watched.invoices.due(sample.at(2)));
  await Array.fromAsync(watched.outgoingRefunds.due(sample.at(2)));
  await Array.fromAsync(watched.tasks.due(sample.at(2)));
  await Array.fromAsync(watched.mornings.due(sample.at(2)));
  await Array.fromAsync(watched.payouts.due(sample.at(2)));
  await Array.fromAsync(watched.disputeFiles.due(sample.at(2)));
  await watched.payouts.listed(home.companyId, { behind: 'z', limit: 10 });
  await watched.payoutRows.keep([{ ...home.row, why: 'before-app' }]);
  await watched.requests.byPayments(home.companyId, ['pi_1']);
  await Array.fromAsync(watched.mailboxes.due(sample.at(2)));
  await Array.fromAsync(watched.estimates.due(sample.at(2)));
  await watched.estimates.byLink(home.estimate.linkHash);
  const by = { memberId: 'U1', rooms: ['slack:T1/C1' as const] };
  for (const list of ['oldest', 'largest', 'paid', 'attention'] as const) {
    const stretch = { from: placeAt(sample.at(0)), behind: placeAt(sample.at(1)) };
    await watched.requests.listed(home.companyId, list, by, { ...stretch, limit: 10 });
    await watched.requests.counted(home.companyId, list, by, { from: stretch.from, most: 100 });
    await watched.requests.summed(home.companyId, list, by, { until: placeAt(sample.at(2)) });
  }
  const searches: PaymentSearch[] = [
    { status: 'unpaid', asker: 'U1', room: 'slack:T1/C1', text: 'tremblay 4821' },
    { status: 'paid', from: sample.at(0), until: sample.at(1) },
    { least: 1, most: 10_000_000 },
  ];
  for (const search of searches) await watched.requests.found(home.companyId, search, by, { limit: 10 });
  for (const owed of await watched.requests.untallied(home.companyId, 10)) await watched.requests.markTallied(owed);
  await watched.dayTotals.replace(home.totals);
  await Array.fromAsync(watched.foundings.due(sample.at(2)));
  await watched.requests.ofInvoice(home.companyId, 'inv_1', 10);
  await watched.requests.byPayment('pi_1');
  await watched.customers.replace(home.customer);
  await watched.invoices.replace(home.invoice);
  await watched.sourceCustomers.of(home.companyId, ['cdk/sub/1']);
  await watched.customers.insertMany([sample.customer(home.companyId)]);
  await watched.invoices.insertMany([sample.invoice(home.companyId), home.invoice]);
  await watched.replies.replace(home.reply);
  await watched.requests.replace(home.request);
  await watched.conversations.replace(home.conversation);
  await watched.texts.replace(home.text);
  await watched.outgoingTexts.replace(home.outgoing);
  await watched.mails.replace(home.mail);
  await watched.mailAllowances.replace(home.allowance);
  await watched.outgoingRefunds.replace(home.refund);
  await watched.tasks.replace(home.task);
  await watched.mornings.replace(home.morning);
  await watched.payouts.replace(home.payout);
  await watched.mailboxes.replace(home.mailbox);
  await watched.disputeFiles.replace(home.disputeFile);
  await watched.estimates.replace(home.estimate);
  await watched.foundings.replace(home.founding);
  await watched.jobs.claim(sample.unlike('job-'), sample.at(0), sample.at(1));
  await watched.jobs.hold(sample.unlike('job-'), sample.at(1));
  await watched.jobs.seen(sample.unlike('job-'), sample.at(0));
  await watched.jobs.seenUntil('job-');
  const [sender, said] = [
    sample.unlike('+1514555'),
    { word: { kind: 'stop' as const }, phone: '+1', proof: '', at: sample.at(0) },
  ];
  await visitInstallations(watched);
  await watched.earlyWords.keep(sender, said);
  await watched.earlyWords.drop(sender, await watched.earlyWords.of(sender));
  for (const name of trailsIn(store).keys()) {
    const { trail } = watched[name as 'requests'];
    for (const owing of await trail.owedIn(home.companyId, 1)) await trail.entered(owing);
    for await (const owing of trail.owed()) {
      await trail.entered(owing);
      break;
    }
  }
  await tourOfPrivacy(watched, home);
  return called;
}

async function visitInstallations({ installations, tickets, accounts }: Store): Promise<void> {
  const [id, organisation] = [sample.workspace(), sample.workspace()];
  const installation = { id, name: 'Boréal', token: 'xoxb-1', botUser: 'U1', botId: 'B1', at: sample.at(1) };
  await installations.keep(installation);
  await installations.keep({ ...installation, at: sample.at(2) });
  await installations.share(id, organisation, sample.at(3));
  await installations.share(sample.workspace(), organisation, sample.at(3));
  await installations.get(id);
  await installations.all();
  await installations.vouchFor(id);
  await installations.isVouchedFor(id);
  await installations.remove(id, sample.at(4));
  const ticket = { id: randomId('out'), kind: 'workspace-code' as const, about: 'found', until: sample.at(2) };
  await tickets.issue(ticket);
  await tickets.redeem('workspace-code', ticket.id, sample.at(1));
  await tickets.issue({ ...ticket, id: randomId('out'), until: new Date(1) });
  await tickets.forget(new Date(2));
  const entered = { companyId: 'com_1', isLive: false, at: sample.at(1) };
  for (const secretKey of ['rk_test_1', 'rk_test_2'])
    await accounts.keepStripe({ ...entered, account: 'acct_1', secretKey, webhookSecret: 'whsec_1' });
  await accounts.keepTwilio({ ...entered, accountSid: 'AC1', authToken: 'token', sender: '+15145550777' });
  await accounts.stripe('com_1');
  await accounts.twilio('com_1');
}

/** How the server says it would answer, stage by stage. */
function stagesOf(plan: unknown): string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([key, value]) => (key === 'stage' ? [String(value)] : stagesOf(value)));
}

const asked = ({ method, args }: Command): Fields => (method.startsWith('insert') ? {} : (args[0] ?? {}));

export function describeCommands(given: () => Given): void {
  describe('every command sent', () => {
    const commands: Command[] = [];
    let called = new Set<string>();

    beforeAll(async () => {
      const before = mongoose.get('debug');
      mongoose.set('debug', (collection: string, method: string, ...args: Fields[]) => {
        commands.push({ collection, method, args });
      });
      const sending = jest.spyOn(mongoose.mongo.Db.prototype, 'command');
      called = await tour(given().store);
      for (const [{ find, filter, ...options }] of sending.mock.calls) {
        commands.push({ collection: find, method: 'find', args: [filter, options] });
      }
      sending.mockRestore();
      mongoose.set('debug', before ?? false);
    });

    test('the tour calls every method of the store, or the other tests here would prove little', () => {
      const methods = Object.entries(given().store).flatMap(([name, port]) =>
        Object.keys(port).map((method) => `${name}.${method}`),
      );
      expect([...called].toSorted()).toEqual(methods.toSorted());
      expect(commands.length).toBeGreaterThanOrEqual(methods.length);
    });

    test('is one write of one document, or one read, but for what is forgotten, and what is brought in by the hundred', () => {
      expect([...new Set(commands.map(({ method }) => method))].toSorted()).toEqual([
        'deleteMany',
        'find',
        'insertMany',
        'insertOne',
        'replaceOne',
        'updateOne',
      ]);
    });

    test('carries the company, but for the named exceptions', () => {
      const without = commands.flatMap((command) => {
        const isInsert = command.method.startsWith('insert');
        const carriers = isInsert ? [command.args[0] ?? {}].flat() : [asked(command)];
        if (carriers.every(({ companyId }) => typeof companyId === 'string' && companyId !== '')) return [];
        const keys = isInsert ? ['_id'] : Object.keys(asked(command));
        // Of many that are owed, a page begins behind the one before.
        const named = keys.includes('unaudited') ? ['unaudited'] : keys;
        return [[command.collection, named.toSorted().join(',')].filter(Boolean).join(' ')];
      });
      expect([...new Set(without)].toSorted()).toEqual(Object.keys(WITHOUT_COMPANY).toSorted());
    });

    test('a replacement keeps the company that its filter named', () => {
      const replacements = commands.filter(({ method }) => method === 'replaceOne');
      expect(replacements.length).toBeGreaterThan(0);
      for (const { args } of replacements) expect(args[1]?.companyId).toBe(args[0]?.companyId);
    });

    test('is answered from an index, sorted as it is read', async () => {
      const db = given().raw.db;
      const selections = commands.filter(({ method }) => !method.startsWith('insert'));
      const plans = await Promise.all(
        selections.map(async (command) => {
          const { sort, limit, projection } = command.args[1] ?? {};
          const reads = command.method.startsWith('find');
          const options = reads
            ? { ...(sort ? { sort } : {}), ...(limit ? { limit } : {}), ...(projection ? { projection } : {}) }
            : {};
          const explain = { find: command.collection, filter: asked(command), ...options };
          const answer = await db?.command({ explain, verbosity: 'queryPlanner' });
          return { explain, stages: stagesOf(answer?.queryPlanner?.winningPlan) };
        }),
      );
      expect(plans.length).toBeGreaterThan(20);
      expect(plans.filter(({ stages }) => stages.length === 0 || /COLLSCAN|SORT/.test(stages.join()))).toEqual([]);
    });
  });
}
