import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { csvOf } from '../../adapters/csv/write.ts';
import { incidentTable } from '../../cards/privacy/incidents.ts';
import type { IncidentList, IncidentsFile } from '../../src/privacy/screen.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { member, owner, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ store: memoryStore().store });
  const { room: _, ...marc } = world.marc;
  await world.store.members.put({ ...marc, standing: 'administrator' });
});
afterEach(() => world.close());

const press = <S>(action: string, who = owner) => shown<S>(world.app.press(who, { action, value: 'all' }));
const STOLEN = { day: '2026-11-20', what: 'Phone stolen', affected: '12 customers', measures: 'Wiped', serious: 'yes' };
const enter = (values: Record<string, string>, key = 'k1') =>
  shown<IncidentList>(world.app.form({ ...owner, key }, { form: 'privacy-incident', values, state: '' }, 'sent'));

test('what happened is entered once, listed, audited without its words, and taken along by administrators', async () => {
  await enter(STOLEN);
  expect(await enter(STOLEN)).toMatchObject({ kind: 'privacy-incidents', done: 'entered' });
  const { serious: _, ...entered } = STOLEN;
  const list = await press<IncidentList>('privacy.incidents');
  expect(list.incidents).toMatchObject([{ ...entered, serious: true, by: 'Marc Gagnon' }]);
  await world.app.deliverDue();
  const rows = await world.store.audit.behind(world.company.id, 0, 10);
  expect(rows.map(({ action }) => action)).toEqual(['incident-entered']);
  expect(JSON.stringify(rows)).not.toContain('stolen');
  const { file } = await press<IncidentsFile>('privacy.incidents-file');
  const found = await world.app.incidents(file.split('/').at(-1) ?? '');
  const csv = found && Buffer.concat(await Array.fromAsync(csvOf(incidentTable(found)))).toString();
  expect(csv).toContain('12 customers');
  expect(await press('privacy.incidents', member)).toMatchObject({ refusal: { code: 'role-needed' } });
  expect(await world.app.incidents('x')).toBeUndefined();
});

test.each([
  ['day', { day: 'yesterday' }, 'date-unreadable'],
  ['what', { what: ' ' }, 'field-missing'],
  ['affected', { affected: '4242 4242 4242 4242' }, 'has-card-number'],
  ['measures', { measures: 'x'.repeat(1_001) }, 'field-too-long'],
])('what is not right with its %s is said there', async (field, typed, code) => {
  expect(await enter({ ...STOLEN, ...typed })).toMatchObject({ problems: { [field]: { code } } });
});
