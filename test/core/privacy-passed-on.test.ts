import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Customer } from '../../src/customers/index.ts';
import type { Dossier } from '../../src/privacy/dossier.ts';
import type { CorrectForm, DossierExport } from '../../src/privacy/screen.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { later, SAID, talk, ZELIE } from '../fixtures/personal.ts';
import { owner, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/** Zélie's number was corrected, and is Bernard's since. */
const BERNARD = { name: 'Bernard Roy', phone: ZELIE.phone, email: 'bernard@example.com' };
let world: World;
let zelie: Customer;
let bernard: Customer;
beforeEach(async () => {
  world = await createWorld({ store: memoryStore().store });
  const { room: _, ...marc } = world.marc;
  await world.store.members.put({ ...marc, standing: 'administrator' });
  ({ customer: zelie } = await talk(world));
  const { customer, seen, values } = await press<CorrectForm>('privacy.correct', zelie.id);
  const filled = { values: { ...values, phone: '+15145550166' }, state: `${customer.id} ${seen}` };
  await shown(world.app.form({ ...owner, key: 'corrected' }, { form: 'privacy-correct', ...filled }, 'sent'));
  await later(world);
  ({ customer: bernard } = await talk(world, BERNARD, '2'));
});
afterEach(() => world.close());

const press = <S>(action: string, value: string) => shown<S>(world.app.press(owner, { action, value }));
async function dossierOf({ id }: Customer): Promise<Dossier> {
  const { file } = await press<DossierExport>('privacy.export', id);
  const found = await world.app.dossier(file.split('/').at(-1) ?? '');
  if (!found) throw new Error('the address leads nowhere');
  return (await found.read()).dossier;
}
const saidIn = ({ received, sent, pictures, conversations }: Dossier) => ({
  received: received.map(({ sid, body }) => [sid, body]),
  sent: sent.length,
  ...{ pictures: pictures.length, conversations: conversations.length },
});

test('of a number that is somebody else’s since, each is given what was said while it was theirs', async () => {
  const [hers, his] = [await dossierOf(zelie), await dossierOf(bernard)];
  expect(hers.received).toMatchObject([{ sid: 'SMzelie', body: SAID.wrote }]);
  expect(his.received).toMatchObject([{ sid: 'SMzelie2', body: SAID.wrote }]);
  expect([hers.pictures, his.pictures].map(({ length }) => length)).toEqual([1, 1]);
  const ids = ({ sent }: Dossier) => sent.map(({ id }) => id);
  expect(ids(hers).filter((id) => ids(his).includes(id))).toEqual([]);
  expect([hers.sent.length, his.sent.length]).toEqual([2, 2]);
  expect([hers.conversations.length, his.conversations.length]).toEqual([0, 1]);
});

test('back at the first, nothing is given twice', async () => {
  await press('privacy.erase', bernard.id);
  await later(world);
  await later(world);
  const { customer, seen, values } = await press<CorrectForm>('privacy.correct', zelie.id);
  const filled = { values: { ...values, phone: ZELIE.phone }, state: `${customer.id} ${seen}` };
  await shown(world.app.form({ ...owner, key: 'back' }, { form: 'privacy-correct', ...filled }, 'sent'));
  await later(world);
  expect((await dossierOf(zelie)).received).toMatchObject([{ sid: 'SMzelie' }]);
});

test.each(['first', 'last'])('whoever had it %s is erased alone', async (which) => {
  const [gone, stays] = which === 'first' ? [zelie, bernard] : [bernard, zelie];
  const before = saidIn(await dossierOf(stays));
  expect(await press('privacy.erase', gone.id)).toMatchObject({ kind: 'privacy-erased' });
  await later(world);
  await later(world);
  expect(await world.store.customers.get(gone.companyId, gone.id)).toBeUndefined();
  const after = await dossierOf(stays);
  expect(saidIn(after)).toEqual(before);
  for (const id of after.pictures) expect(await world.store.files.get(stays.companyId, id)).toBeDefined();
});
