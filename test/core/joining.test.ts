import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WorkspaceId } from '../../src/company/company.ts';
import { makeCode } from '../../src/company/index.ts';
import type { WorkspaceCode } from '../../src/company/screen.ts';
import type { Screen } from '../../src/screen.ts';
import { minutesAfter } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/** A workspace that its own people added. */
const ADDED: WorkspaceId = 'slack:T0ADDED001';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  const named = { name: 'Added', token: 'xoxb-1', botUser: 'U0BOT', botId: 'B0BOT', at: world.clock.at };
  await world.store.installations.keep({ ...named, id: ADDED });
});
afterEach(() => world.close());

let serial = 0;
const stranger = () => {
  serial += 1;
  const room = { id: `${ADDED}/C9` as const, name: 'service', closed: false };
  const person = { id: 'U9', name: 'Luc Roy', firstName: 'Luc', tongue: 'fr', standing: 'administrator' } as const;
  return { workspace: ADDED, person, room: room.id, place: room, key: `join:${serial}` };
};
const typed = (text = '/quickpay') => screenOf(world.app.command(stranger(), text, ''));
const bring = (code: string): Promise<Screen> =>
  screenOf(world.app.form(stranger(), { form: 'joining', values: { code }, state: '' }, 'sent'));
const codeOf = async (): Promise<string> => {
  const marc = visitOf(world.marc, `code:${++serial}`);
  const administrator = { ...marc, person: { ...marc.person, standing: 'administrator' } as const };
  const screen = await screenOf(world.app.command(administrator, '/settings', 'code'));
  expect(screen).toMatchObject({ kind: 'workspace-code' });
  return (screen as WorkspaceCode).code;
};

describe('a workspace that its own people added', () => {
  test('belongs to nobody’s company by itself: it is asked for a code, and a set-up sent from there founds nothing', async () => {
    expect(await typed()).toMatchObject({ kind: 'joining-form' });
    const values = { name: 'Garage Voleur', phone: '514-555-0111', language: 'fr-CA', timeZone: 'America/Toronto' };
    const forged = await screenOf(world.app.form(stranger(), { form: 'setup', values, state: '' }, 'sent'));
    expect(forged).toMatchObject({ kind: 'joining-form' });
    expect(await world.store.companies.byWorkspace(ADDED)).toBeUndefined();
  });

  test('joins the company whose administrator made the code, however it is typed, and once', async () => {
    const code = await codeOf();
    expect(await bring(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toMatchObject({
      kind: 'set-up',
      companyName: world.company.name,
    });
    expect((await world.store.companies.byWorkspace(ADDED))?.id).toBe(world.company.id);
    const other: WorkspaceId = 'slack:T0OTHER001';
    const named = { name: 'Other', token: 'xoxb-2', botUser: 'U0BOT', botId: 'B0BOT', at: world.clock.at };
    await world.store.installations.keep({ ...named, id: other });
    const again = await screenOf(
      world.app.form({ ...stranger(), workspace: other }, { form: 'joining', values: { code }, state: '' }, 'sent'),
    );
    expect(again).toMatchObject({ kind: 'joining-form', problem: { code: 'code-unknown' } });
  });

  test.each([
    ['made up', async () => 'K7QF2M9XR-4TBW8ZHNP-3CDGJ5V6Y'],
    ['empty', async () => ''],
    [
      'late',
      async () => {
        const code = await codeOf();
        world.clock.at = minutesAfter(15, world.clock.at);
        return code;
      },
    ],
  ])('with a code that is %s gets one plain answer, and belongs to nobody', async (_, code) => {
    expect(await bring(await code())).toMatchObject({ kind: 'joining-form', problem: { code: 'code-unknown' } });
    expect(await world.store.companies.byWorkspace(ADDED)).toBeUndefined();
  });

  test('of two that bring one code at once one joins', async () => {
    const code = await codeOf();
    const kinds = (await Promise.all([bring(code), bring(code)])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['joining-form', 'set-up']);
  });

  test('sets up a company of its own with the operator’s code, where its number is nobody’s yet', async () => {
    const { code } = await makeCode(world.store.tickets, world.clock, 'found');
    // The server's one number is the garage's: the workspace is let in, and comes to who texts from it.
    expect(await bring(code)).toMatchObject({ kind: 'set-up', companyName: world.company.name });
  });

  test('no code is made for who is no administrator, and none is kept as it is', async () => {
    expect(await screenOf(world.app.command(visitOf(world.marc, 'c1'), '/settings', 'code'))).toMatchObject({
      kind: 'settings-read',
    });
    const code = await codeOf();
    const kept = JSON.stringify(await world.raw.collection('tickets').find().toArray());
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll('-', ''));
  });
});
