import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { auditLines } from '../../src/audit/file.ts';
import { createSealer, type Fault, verifyAudit } from '../../src/audit/index.ts';
import type { AuditExport, AuditList } from '../../src/audit/screen.ts';
import { sealing, sendingSeals } from '../../src/audit/sealing.ts';
import type { Member } from '../../src/company/company.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { member, owner, settingsIn, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();

  await world.store.members.put(marc('administrator'));
});
afterEach(() => world.close());

const marc = (standing: Member['standing']): Member => {
  const { room: _, ...known } = world.marc;
  return { ...known, standing };
};
const { open, save } = settingsIn(() => world);
const SECRET = Buffer.alloc(32, 7);
const rows = () => world.store.audit.behind(world.company.id, 0, 1_000);
const press = <S>(action: string, value: string, who = owner) => shown<S>(world.app.press(who, { action, value }));
const paid = (requestId: string) =>
  world.app.checkoutTold({
    ...{ kind: 'payment-succeeded', companyId: world.company.id, requestId, paymentId: 'pi_1', at: world.clock.now() },
    amount: { minor: 12_550, currency: 'CAD' },
  });

/** Something was asked for, paid, and the settings changed. */
async function work() {
  const { id, name, workspaceId } = world.marc;
  const request = freshRequest({ companyId: world.company.id, asker: { id, name, workspaceId } });
  await world.store.requests.insert(request);
  await paid(request.id);
  await paid(request.id);
  await save(await open('information'), { name: 'Garage Aurore' });
  return request;
}

/** The file as an administrator downloads it, line by line; that it was exported is one act more, and not in it. */
async function file(): Promise<string[]> {
  const { store, clock, company } = world;
  await world.app.deliverDue();
  const lines: string[] = [];
  for await (const line of auditLines(store.audit, createSealer(SECRET), company.id, clock.now()))
    lines.push(line.trimEnd());
  return lines;
}

describe('the audit log', () => {
  test('has what was asked for, paid and changed: who, when, before and after, each once', async () => {
    await work();
    await world.app.deliverDue();
    await world.app.deliverDue();
    const all = await rows();
    expect(all.map(({ seq, action, by }) => `${seq} ${action} by ${by}`).sort()).toEqual([
      '1 settings-changed by member slack:T1 U1',
      '2 request-made by member slack:T1 U1',
      '3 payment-received by processor',
    ]);
    expect(all[0]).toMatchObject({
      before: '{"name":"Garage Boréal","section":"information"}',
      after: '{"name":"Garage Aurore","section":"information"}',
    });
    // No name, number or word of a customer: who is erased leaves it as it is.
    expect(JSON.stringify(all)).not.toMatch(/\+1514|Tremblay|Bonjour/);
  });

  test('has what a process did that died before it entered anything', async () => {
    const { id } = await work();
    const owed = async () => {
      const found: string[] = [];
      for await (const { acts } of world.store.requests.trail.owed()) found.push(...acts.map(({ action }) => action));
      return found;
    };
    expect(await owed()).toEqual(['request-made', 'payment-received']);
    // Somebody who read it before it was entered writes it after: it stands there once all the same.
    const stale = await world.store.requests.get(world.company.id, id);
    await world.restart().deliverDue();
    expect(await owed()).toEqual([]);
    const now = await world.store.requests.get(world.company.id, id);
    const { noted: _, ...unnoted } = { ...stale!, revision: now!.revision };
    expect(await world.store.requests.replace(unnoted)).toBe(true);
    expect(await owed()).toHaveLength(2);
    await Promise.all([world.app.deliverDue(), world.restart().deliverDue()]);
    expect(await owed()).toEqual([]);
    expect((await rows()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('numbers and chains what two processes enter at the same moment', async () => {
    const requests = Array.from({ length: 20 }, (_, n) =>
      freshRequest({ companyId: world.company.id, id: `pay_${n}`, key: `k${n}`, linkHash: `h${n}`, debt: `d${n}` }),
    );
    for (const request of requests) await world.store.requests.insert(request);
    await Promise.all([world.restart(), world.restart()].map((app) => app.deliverDue()));
    expect((await rows()).map(({ seq }) => seq)).toEqual(requests.map((_, n) => n + 1));
    expect(await verifyAudit(await file())).toMatchObject({ ok: true, rows: 20 });
  });

  test('is looked through and narrowed by administrators, and by nobody else', async () => {
    await work();
    const list = await press<AuditList>('audit.turn', 'all');
    expect(list.rows).toHaveLength(3);
    expect(list.names).toEqual({ 'member slack:T1 U1': 'Marc Gagnon' });
    expect((await press<AuditList>('audit.turn', 'group=settings')).rows.map(({ action }) => action)).toEqual([
      'settings-changed',
    ]);
    const filled = { form: 'audit-filter', values: { group: 'money', who: 'member slack:T1 U1' }, state: '' };
    const narrowed = await shown<AuditList>(world.app.form(owner, filled, 'sent'));
    expect(narrowed.rows.map(({ action }) => action)).toEqual(['request-made']);
    for (const action of ['audit.turn', 'audit.narrow', 'audit.export'])
      expect(await press(action, 'all', member)).toMatchObject({ kind: 'refused', refusal: { code: 'role-needed' } });
  });

  test('leads nobody to the file who is no administrator any more', async () => {
    await work();
    const { file: address } = await press<AuditExport>('audit.export', 'all');
    const sealed = address.split('/').at(-1) ?? '';
    const found = await world.app.auditFile(sealed);
    const lines: string[] = [];
    for await (const line of found?.lines ?? []) lines.push(line.trimEnd());
    expect(await verifyAudit(lines)).toMatchObject({ ok: true, rows: 4 });
    await world.store.members.put(marc('left'));
    expect(await world.app.auditFile(sealed)).toBeUndefined();
    expect(await world.app.auditFile(`${sealed}x`)).toBeUndefined();
  });
});

describe('its file', () => {
  const { key } = createSealer(SECRET);
  const change = (line: string | undefined, from: string, to: string) => (line ?? '').replace(from, to);

  test('is whole as it was exported, and whatever is done to it is found where it begins', async () => {
    await work();
    const lines = await file();
    const [first = '', second = '', third = '', seal = ''] = lines;
    expect(await verifyAudit(lines, { key })).toMatchObject({ ok: true, rows: 3, companyId: world.company.id });
    const found: Record<string, [string[], Fault]> = {
      'one changed byte': [[first, change(second, '12550', '12551'), third, seal], { kind: 'changed', seq: 2 }],
      'a row taken out': [[first, third, seal], { kind: 'removed', from: 2, to: 2 }],
      'the first taken out': [[second, third, seal], { kind: 'removed', from: 1, to: 1 }],
      'a row put in': [[first, second, second, third, seal], { kind: 'added', seq: 2, line: 3 }],
      'the last cut off': [[first, second, seal], { kind: 'cut-off', after: 2, to: 3 }],
      'all of its end cut off': [[first, second], { kind: 'cut-off', after: 2 }],
      'another number in its seal': [
        [first, second, change(seal, '"seq":3', '"seq":2')],
        { kind: 'seal-forged', where: 'file', line: 3 },
      ],
      'a field beside the others': [
        [change(first, '{', '{"note":"x",'), second, third, seal],
        { kind: 'changed', seq: 1 },
      ],
      'no row at all': [[first, 'x', third, seal], { kind: 'unreadable', line: 2 }],
    };
    for (const [name, [changed, fault]] of Object.entries(found))
      expect([name, await verifyAudit(changed, { key })]).toMatchObject([name, { ok: false, fault }]);
  });

  test('made anew by who has the database is found by a seal that was kept elsewhere', async () => {
    await work();
    await world.app.deliverDue();
    const kept: string[] = [];
    const { store, clock } = world;
    const sealKeeper = { keep: async (line: string) => void kept.push(line) };
    const [sealer, auditing] = [createSealer(SECRET), { enter: () => world.app.deliverDue() }];
    await sealing({ store, clock, log: silentLog, sealer, auditing, sealKeeper }).run();
    const before = await file();
    await world.raw.collection('audit').deleteMany({ seq: { $gt: 2 } } as never);
    const lines = await file();
    expect(await verifyAudit(lines, { key })).toMatchObject({ ok: true, rows: 2 });
    expect(await verifyAudit(lines, { key, kept })).toMatchObject({ fault: { kind: 'cut-off', after: 2, to: 3 } });
    expect(await verifyAudit(before, { key, kept })).toMatchObject({ ok: true, kept: 1 });
    const other = createSealer(Buffer.alloc(32, 8)).key;
    expect(await verifyAudit(before, { key: other })).toMatchObject({ fault: { kind: 'other-key' } });
  });

  test('has its seals sent out once a day, and again until they went', async () => {
    await work();
    await world.app.deliverDue();
    const { store, clock } = world;
    const sent: string[][] = [];
    let isAway = true;
    const sealSender = {
      async send(lines: string[]) {
        if (isAway) throw new Error('the mail server is away');
        sent.push(lines);
      },
    };
    const auditing = { enter: () => world.app.deliverDue() };
    const job = sendingSeals({ store, clock, log: silentLog, sealer: createSealer(SECRET), auditing, sealSender });
    await expect(job.run()).rejects.toThrow('away');
    isAway = false;
    for (let times = 0; times < 3; times += 1) await job.run();
    expect(sent).toHaveLength(1);
    expect(await verifyAudit(await file(), { key, kept: sent.flat() })).toMatchObject({ ok: true, kept: 1 });
  });
});
