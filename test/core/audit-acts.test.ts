import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { taskIdOf } from '../../src/tasks/task.ts';
import { task } from '../contracts/task-samples.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { owner, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  const { room: _, ...known } = world.marc;
  await world.store.members.put({ ...known, standing: 'administrator' });
});
afterEach(() => world.close());

async function rows() {
  await world.app.deliverDue();
  const all = await world.store.audit.behind(world.company.id, 0, 100);
  return all.map(({ action, by, after = '' }) => [action, by, after]);
}
const press = (action: string, value: string) => shown(world.app.press(owner, { action, value }));
const ME = 'member slack:T1 U1';

test('who took what along is entered, with what it was narrowed by and without a word of a customer', async () => {
  await world.store.requests.insert(freshRequest({ companyId: world.company.id }));
  await press('payments.export', 'status=paid\ntext=Julie Tremblay\nfrom=2026-11-01');
  await press('audit.export', 'all');
  const entered = await rows();
  expect(entered).toContainEqual(['payments-exported', ME, '{"from":"2026-11-01","status":"paid","text":"yes"}']);
  expect(entered).toContainEqual(['log-exported', ME, '']);
  expect(JSON.stringify(entered)).not.toMatch(/Tremblay/);
});

test('who took a task on and who did it is entered, each once however often it is pressed', async () => {
  const id = taskIdOf('pay_1', 'record-refund', 're_1');
  await world.store.tasks.insert(task(world.company.id, { id, cards: [] }));
  for (const action of ['task.take', 'task.take', 'task.done', 'task.done']) await press(action, id);
  const after = expect.stringContaining('"task":"record-refund"');
  expect(await rows()).toEqual([
    ['task-taken', ME, after],
    ['task-done', ME, after],
  ]);
});

test('where the app came to and went from is entered, once though the platform says it twice', async () => {
  const at = new Date('2026-11-23T12:00:10Z');
  await world.app.appMoved('slack:T1', 'app-removed', at);
  await world.app.appMoved('slack:T1', 'app-removed', new Date(at.getTime() + 900));
  await world.app.appMoved('slack:T9', 'app-removed', at);
  await world.app.roomJoined({ id: 'slack:T1/C7', name: 'ventes' });
  await world.app.roomLeft('slack:T1/C7');
  await world.app.roomLeft('slack:T1/C7');
  expect((await rows()).map(([action]) => action)).toEqual(['app-removed', 'room-joined', 'room-left']);
});
