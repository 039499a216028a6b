import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Member } from '../../src/company/company.ts';
import { roleOf } from '../../src/company/roles.ts';
import { memberKey } from '../../src/company/settings/keys.ts';
import type { Visit } from '../../src/company/visit.ts';
import { member, owner, settingsIn, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  for (const one of [marc, sophie, lea]) await world.store.members.put(one());
});
afterEach(() => world.close());

const { open, save, stored } = settingsIn(() => world);
const called = (id: string, name: string, standing: Member['standing']) => (): Member => ({
  ...{ companyId: world.company.id, workspaceId: 'slack:T1', id, name, firstName: name, tongue: 'en', standing },
});
const [marc, sophie, lea] = [
  called('U1', 'Marc Gagnon', 'administrator'),
  called('U2', 'Sophie Roy', 'member'),
  called('U3', 'Léa Côté', 'member'),
];
const asSophie: Visit = { ...member, person: { ...member.person, id: 'U2', name: 'Sophie Roy', firstName: 'Sophie' } };
const keys = (...people: (() => Member)[]) => people.map((one) => memberKey(one())).join(',');
const rolesNow = async () => {
  const company = await stored();
  return Object.fromEntries([marc, sophie, lea].map((one) => [one().name, roleOf(company, one())]));
};

describe('roles', () => {
  test('are given in the settings, each to people of either chat; whoever gets one loses the other', async () => {
    expect((await save(await open('billers'), { billers: keys(sophie, lea) })).done).toBe('saved');
    expect(await rolesNow()).toEqual({ 'Marc Gagnon': 'administrator', 'Sophie Roy': 'biller', 'Léa Côté': 'biller' });
    expect((await save(await open('consultation'), { viewers: keys(lea) })).done).toBe('saved');
    expect(await rolesNow()).toMatchObject({ 'Sophie Roy': 'biller', 'Léa Côté': 'viewer' });
    expect((await save(await open('viewers'), { viewers: '' })).done).toBe('saved');
    expect((await save(await open('others'), { newcomers: 'agent' })).done).toBe('saved');
    expect(await rolesNow()).toMatchObject({ 'Sophie Roy': 'biller', 'Léa Côté': 'agent' });
  });

  test('have limits, in the reader’s way of writing amounts; nothing typed takes them away again', async () => {
    await save(await open('billers'), { 'biller-request': '2,000.00', 'biller-refund': '500', 'biller-day': '0' });
    expect((await stored()).limits).toEqual({ biller: { request: 200_000, refund: 50_000, day: 0 } });
    expect((await open('billers')).values).toMatchObject({ 'biller-request': '2000.00', 'biller-day': '0.00' });
    expect((await save(await open('agents'), { 'agent-request': '-3' })).problems['agent-request']).toBeDefined();
    await save(await open('billers'), { 'biller-request': '', 'biller-day': '' });
    expect((await stored()).limits?.biller).toEqual({ refund: 50_000 });
  });

  test('leave an administrator: the last one cannot be taken away, from any side', async () => {
    const last = { code: 'last-administrator' };
    expect((await save(await open('viewers'), { viewers: keys(marc, lea) })).problems.viewers).toEqual(last);
    await save(await open('administrators'), { administrators: keys(sophie) });
    expect((await save(await open('agents'), { agents: keys(marc) })).done).toBe('saved');
    const hers = await open('administrators', asSophie);
    expect((await save(hers, { administrators: '' }, {}, asSophie)).problems.administrators).toEqual(last);
    expect(await rolesNow()).toMatchObject({ 'Marc Gagnon': 'agent', 'Sophie Roy': 'administrator' });
  });

  test('two who take it from each other at once: one of them stays', async () => {
    await save(await open('administrators'), { administrators: keys(sophie) });
    const [his, hers] = [await open('agents'), await open('viewers', asSophie)];
    await Promise.all([
      save(his, { agents: keys(sophie) }, {}, owner),
      save(hers, { viewers: keys(marc) }, {}, asSophie),
    ]);
    const left = Object.values(await rolesNow()).filter((role) => role === 'administrator');
    expect(left).toHaveLength(1);
  });

  test('whoever is given none sees what they may, and is refused the rest with who can', async () => {
    await save(await open('others'), { newcomers: 'viewer' });
    const refused = await shown<{ refusal: object }>(world.app.command(asSophie, '/quickpay', ''));
    expect(refused.refusal).toEqual({ code: 'role-needed', role: 'viewer', asked: 'agent', who: ['Marc Gagnon'] });
    const help = await shown<{ commands: { name: string }[] }>(world.app.command(asSophie, '/nothing', ''));
    expect(help.commands.map(({ name }) => name)).toEqual(['payments', 'notify', 'settings']);
  });

  test('that change are told to whom they are of, in person and in their language, and not to who changed them', async () => {
    await world.store.members.put({ ...lea(), tongue: 'fr' });
    await save(await open('billers'), { billers: keys(sophie, lea) });
    await save(await open('administrators'), { administrators: keys(sophie) });
    await world.app.deliverDue();
    await world.app.deliverDue();
    const told = world.chat.posted.flatMap(({ room, versions: [message] }) =>
      message?.kind === 'personal'
        ? [{ room, tongue: message.tongue, news: message.told.latest.map((one) => one.news) }]
        : [],
    );
    expect(told.map(({ room, tongue, news }) => [room, tongue, ...news])).toMatchObject([
      ['slack:T1/DU2', 'en', { kind: 'role-changed', role: 'administrator', by: 'Marc Gagnon' }],
      ['slack:T1/DU3', 'fr', { kind: 'role-changed', role: 'biller', by: 'Marc Gagnon' }],
    ]);
  });
});
