import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { memberKey } from '../../src/company/settings/keys.ts';
import { garage } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
const text = (sid: string, from: string, body: string) =>
  world.app.textReceived({ sid, from, to: garage.textSender, body, media: 0 });

test('a conversation of a member who is behind the first 99 is not taken from them by a note', async () => {
  const phone = '+15145554999';
  await text('SMa', phone, 'Bonjour');
  const { room: _, ...marc } = world.marc;
  for (let place = 0; place < 100; place += 1)
    await world.store.members.put({ ...marc, id: `U${100 + place}`, name: `Aaa ${place}`, standing: 'member' });
  const zoe = { ...world.marc, id: 'U900', name: 'Zoé Zola', firstName: 'Zoé' };
  await world.app.press(visitOf(zoe, 'p1'), { action: 'conversation.take', value: phone });
  const assigned = async () => (await world.store.conversations.between(garage.id, garage.textSender, phone))?.assigned;
  expect((await assigned())?.to.id).toBe('U900');
  const form = await screenOf(
    world.app.press(visitOf(world.marc, 'p2'), { action: 'conversation.assign', value: phone }),
  );
  expect(form).toMatchObject({ values: { member: memberKey(zoe) } });
  const values = { member: memberKey(zoe), note: 'Elle rappelle à 17 h' };
  await screenOf(world.app.form(visitOf(world.marc, 'v1'), { form: 'assign', values, state: phone }, 'sent'));
  expect((await assigned())?.to.id).toBe('U900');
});
