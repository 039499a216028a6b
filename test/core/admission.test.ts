import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Standing } from '../../src/company/company.ts';
import type { Person, Visit } from '../../src/company/visit.ts';
import type { Reply } from '../../src/front.ts';
import type { Said } from '../../src/kernel/screen.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const JULIE = { id: 'U2', name: 'Julie Roy', firstName: 'Julie', tongue: 'fr' } as const;
const visit = (person: Person, workspace: Visit['workspace'] = 'slack:T1'): Visit => ({
  workspace,
  person,
  room: `${workspace}/C1`,
  key: 'key',
});
const stored = (id: string) => world.store.members.get(world.company.id, 'slack:T1', id);
const meet = (person: Person) => world.app.command(visit(person), 'quickpay', '');

/** Every way in, of one visit, each with nothing but a no. */
async function waysIn(by: Visit, heard?: 'unmet'): Promise<Reply[]> {
  const filled = { form: 'quickpay', values: { customer: 'new:5145550188' }, state: '' };
  const replies = [
    await world.app.command(by, 'quickpay', '514-555-0188 10 RO1'),
    await world.app.form(by, filled, 'changed'),
    await world.app.form(by, filled, 'sent'),
    await world.app.form(by, { form: 'setup', values: {}, state: '' }, 'sent'),
    await world.app.press(by, { action: 'quickpay.discard', value: '' }),
    await world.app.press(by, { action: 'form.open', value: 'quickpay' }),
    await world.app.home(by),
  ];
  const { choices } = await world.app.search(by, { form: 'quickpay', field: 'customer', text: '514' });
  const said: Said = { thread: '1', message: '2', text: 'hello', change: 'new', files: [] };
  expect([choices, await world.app.said(by, said)]).toEqual([[], heard]);
  return replies;
}
const refusalsIn = (replies: Reply[]) =>
  replies.map((reply) => (reply === 'unmet' ? reply : 'refusal' in reply.screen && reply.screen.refusal));

describe('whoever does not belong to the workspace', () => {
  test.each<[Standing, string]>([
    ['guest', 'members-only'],
    ['outsider', 'members-only'],
    ['left', 'members-only'],
    ['unknown', 'not-met'],
  ])('%s: every way in gets one plain answer, and they become no member', async (standing, code) => {
    const workspaces = standing === 'unknown' ? (['slack:T1'] as const) : (['slack:T1', 'slack:T9'] as const);
    for (const workspace of workspaces) {
      const refusals = refusalsIn(await waysIn(visit({ ...JULIE, standing }, workspace)));
      expect(refusals).toEqual(refusals.map(() => ({ code })));
    }
    expect(await stored('U2')).toBeUndefined();
    expect(await world.app.companyOf('slack:T9')).toBeUndefined();
  });

  test('an outsider needs no introduction to be refused', async () => {
    expect(refusalsIn(await waysIn(visit({ id: 'U9', standing: 'outsider' })))).not.toContain('unmet');
  });

  test('a member who became a guest is one from then on, whoever asks', async () => {
    await meet({ ...JULIE, standing: 'member' });
    await world.app.told('slack:T1', { id: 'U2', standing: 'guest' });
    expect(await stored('U2')).toMatchObject({ standing: 'guest', name: 'Julie Roy' });
    expect(refusalsIn([await meet({ id: 'U2' })])).toEqual([{ code: 'members-only' }]);
    await world.app.told('slack:T1', { id: 'U2', standing: 'member' });
    expect(await meet({ id: 'U2' })).toMatchObject({ screen: { kind: 'quickpay-form' } });
  });
});

describe('somebody whom the app has not met', () => {
  test('is asked for, and nothing is done until their platform has said who they are', async () => {
    expect(refusalsIn(await waysIn(visit({ id: 'U2' }), 'unmet'))).toEqual(Array(7).fill('unmet'));
    expect(refusalsIn(await waysIn(visit({ ...JULIE }), 'unmet'))).toEqual(Array(7).fill('unmet'));
    expect(await meet({ ...JULIE, standing: 'member' })).toMatchObject({ tongue: 'fr' });
    expect(await stored('U2')).toEqual({
      ...JULIE,
      companyId: world.company.id,
      workspaceId: 'slack:T1',
      standing: 'member',
    });
    expect(await meet({ id: 'U2' })).toMatchObject({ screen: { kind: 'quickpay-form' } });
  });

  test('is met again when an earlier version met them, which did not ask what they are', async () => {
    const { standing: _, ...before } = {
      ...JULIE,
      companyId: world.company.id,
      workspaceId: 'slack:T1',
      standing: 1,
    } as const;
    await world.store.members.put(before);
    expect(await meet({ id: 'U2' })).toBe('unmet');
    expect(await meet({ ...JULIE, standing: 'member' })).toMatchObject({ screen: { kind: 'quickpay-form' } });
  });

  test('does not become known by a change that their platform tells', async () => {
    await world.app.told('slack:T1', { ...JULIE, standing: 'member' });
    expect(await stored('U2')).toBeUndefined();
  });
});

test('a new name or language is kept, and what is not said stays', async () => {
  await meet({ ...JULIE, standing: 'administrator' });
  await meet({ id: 'U2', name: 'Julie Côté', firstName: 'Julie', tongue: 'en' });
  expect(await stored('U2')).toMatchObject({ name: 'Julie Côté', tongue: 'en', standing: 'administrator' });
});
