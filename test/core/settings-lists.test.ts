import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isForm, presentShown } from '../../cards/present.ts';
import type { Member, Room } from '../../src/company/company.ts';
import { memberKey, roomKey } from '../../src/company/settings/keys.ts';
import { MOST_LISTED } from '../../src/company/settings/long-list.ts';
import type { SettingsForm } from '../../src/screen.ts';
import { settingsIn } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const { open, change, save, stored } = settingsIn(() => world);

const bays: Room[] = Array.from({ length: 150 }, (_, at) => ({
  ...{ id: `slack:T1/B${at}` as const, name: `Baie nº ${at}`, told: at % 2 === 0, closed: false },
}));
const people: Member[] = Array.from({ length: 150 }, (_, at) => ({
  ...{ companyId: 'com_garage', workspaceId: 'teams:t1', id: `p${at}`, name: `Zoé ${String(at).padStart(3, '0')}` },
  ...{ firstName: 'Zoé', tongue: 'fr', standing: 'member' },
}));

async function fill({ rooms = [], members = [] }: { rooms?: Room[]; members?: Member[] }): Promise<void> {
  const company = await stored();
  await world.store.companies.replace({ ...company, rooms: [...company.rooms, ...rooms] });
  for (const member of members) await world.store.members.put({ ...member, companyId: company.id });
}

/** What a form's list offers, and what is said where one looks for something. */
function listIn(screen: SettingsForm, id: string) {
  const form = presentShown({ screen, tongue: 'fr', company: screen.company });
  const fields = isForm(form) ? form.fields : [];
  const list = fields.find((field) => field.id === id);
  const options = list?.kind === 'choices' ? list.options.map(({ label }) => label) : [];
  return { options, find: fields.find((field) => field.id === 'find') };
}
const told = async () => (await stored()).rooms.filter((room) => room.told).map(({ name }) => name);

test('a list that fits has nothing to look for; a longer one says how long it is, and what is chosen stays in it', async () => {
  expect(listIn(await open('payments'), 'rooms').find).toBeUndefined();
  await fill({ rooms: bays });
  const { options, find } = listIn(await open('payments'), 'rooms');
  expect(options).toHaveLength(MOST_LISTED);
  expect(find?.hint).toContain('150 canaux');
  for (const { name } of bays.filter((room) => room.told)) expect(options).toContain(`${name} (Slack)`);
});

test('what is looked for is found, whatever its case and accents, ticked, and saved with what was there', async () => {
  await fill({ rooms: bays });
  const before = await told();
  const found = await change(await open('payments'), { find: 'BAIE Nº 149' });
  expect(listIn(found, 'rooms').options).toContain('Baie nº 149 (Slack)');
  const chosen = `${found.values.rooms},${roomKey(bays[149]!)}`;
  const elsewhere = await change(found, { rooms: chosen, find: 'nothing like it' });
  expect(listIn(elsewhere, 'rooms')).toMatchObject({ find: { warnings: ['Aucun canal n’a cela dans son nom.'] } });
  expect(listIn(elsewhere, 'rooms').options).toContain('Baie nº 149 (Slack)');
  expect((await save(elsewhere, {})).done).toBe('saved');
  expect(await told()).toEqual([...before, 'Baie nº 149']);
});

test('what no list can show is not taken away by saving one', async () => {
  await fill({ rooms: bays.map((room) => ({ ...room, told: true })) });
  const before = await told();
  expect(before.length).toBeGreaterThan(MOST_LISTED);
  const form = await open('payments');
  const shown = (form.values.rooms ?? '').split(',').filter((key) => key !== roomKey(bays[0]!));
  expect((await save(form, { rooms: shown.slice(0, MOST_LISTED).join(',') })).done).toBe('saved');
  expect((await told()).length).toBeGreaterThanOrEqual(before.length - MOST_LISTED);
  expect(await told()).toContain('Baie nº 149');
});

test('of more people than are looked through, it is said that there are more, and who has a role is there and can lose it', async () => {
  const crowd = Array.from({ length: 10_000 }, (_, at) => ({ ...people[0]!, id: `c${at}`, name: `Alex ${at}` }));
  const last = { ...people[149]!, name: 'Zoé Zola' };
  await fill({ members: [last] });
  const { members } = world.store;
  const { on } = members;
  members.on = async (platform, ...asked) => (platform === 'teams' ? crowd : on(platform, ...asked));
  await world.store.companies.replace({
    ...(await stored()),
    roles: [{ workspaceId: last.workspaceId, id: last.id, role: 'agent' }],
  });
  const { options, find } = listIn(await open('agents'), 'agents');
  expect(options).toContain('Zoé Zola (Teams)');
  expect(find?.warnings).toEqual([expect.stringContaining('seules les premières personnes')]);
  await save(await open('agents'), { agents: '' });
  expect((await stored()).roles).toEqual([]);
});

test('of many people, somebody is found and named; who is named and not in sight stays', async () => {
  const [first, last] = [people[0]!, people[149]!];
  await fill({ members: people, rooms: [{ id: 'teams:t1/C1', name: 'Ventes', told: true }] });
  await save(await open('administrators'), { administrators: memberKey(first) });
  const form = await change(await open('administrators'), { find: 'zoe 149' });
  expect(listIn(form, 'administrators').options).toEqual([first, last].map(({ name }) => `${name} (Teams)`));
  await save(form, { administrators: [first, last].map(memberKey).join(',') });
  expect((await stored()).administrators?.map(({ id }) => id)).toEqual([first.id, last.id]);
  await save(await open('administrators'), { administrators: memberKey(last) });
  expect((await stored()).administrators?.map(({ id }) => id)).toEqual([last.id]);
});
