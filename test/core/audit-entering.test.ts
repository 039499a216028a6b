import { expect, test } from '@jest/globals';
import { createEntering } from '../../src/audit/index.ts';
import type { AuditRow } from '../../src/audit/row.ts';
import { type Act, act, type Owing, type Trail } from '../../src/kernel/act.ts';
import type { AuditRows } from '../../src/ports.ts';
import { silentLog } from '../fixtures/fakes.ts';

const done = (key: string): Act =>
  act({ key, at: new Date(0), action: 'request-made', by: 'app', after: { reference: key } });

/** A log in memory, with the rules that the database keeps. */
function log() {
  const all: AuditRow[] = [];
  const of = (companyId: string) => all.filter((row) => row.companyId === companyId);
  const rows: AuditRows = {
    last: async (id) => of(id).at(-1),
    async add(row) {
      const isTaken = of(row.companyId).some(
        ({ seq, key, about }) => seq === row.seq || `${about} ${key}` === `${row.about} ${row.key}`,
      );
      if (!isTaken) all.push(row);
      return !isTaken;
    },
    has: async (id, about, key) => of(id).some((row) => row.about === about && row.key === key),
    newest: async () => [],
    behind: async () => [],
  };
  return { rows, of };
}

/** What is owed; `hangs`: a look over all companies never ends. */
function trailOf(owed: Owing[], { hangs = false } = {}): Trail {
  return {
    async *owed() {
      if (hangs) await new Promise(() => undefined);
      yield* owed;
    },
    owedIn: async (companyId, limit) => owed.filter((one) => one.companyId === companyId).slice(0, limit),
    async entered(owing) {
      owed.splice(owed.indexOf(owing), 1);
    },
  };
}

test('an administrator waits for what the own company owes, whatever the others owe', async () => {
  const { rows, of } = log();
  const owed = [{ companyId: 'com_1', id: 'pay_1', acts: [done('made')] }];
  const auditing = createEntering(new Map([['requests', trailOf(owed, { hangs: true })]]), rows, silentLog);
  void auditing.enter();
  await auditing.enterOf('com_1');
  expect(of('com_1')).toHaveLength(1);
});

test('one look waits for no more than somebody may wait for; the file has all of it', async () => {
  const { rows, of } = log();
  const owed = Array.from({ length: 120 }, (_, n) => ({ companyId: 'com_1', id: `pay_${n}`, acts: [done('made')] }));
  const auditing = createEntering(new Map([['requests', trailOf(owed)]]), rows, silentLog);
  await auditing.enterOf('com_1');
  expect(of('com_1')).toHaveLength(50);
  await auditing.enterOf('com_1', { all: true });
  expect(of('com_1').map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
});
