import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answers, Feature } from '../../src/feature.ts';
import { createFront } from '../../src/front.ts';
import type { House } from '../../src/house.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const NOT_HERE = { kind: 'refused', refusal: { code: 'not-here' } };
/** What every object has without being asked, beside what nobody ever named. */
const NOBODY = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'quickpay.', '.customer', ' ', ''];

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('a name that no feature has', () => {
  test.each([...NOBODY, '/constructor', '//quickpay', 'quick pay', 'invoice'])(
    'typed as %j gets help',
    async (name) => {
      expect(await world.app.command(world.marc, name, '', 'key')).toEqual({ kind: 'help' });
    },
  );

  test.each(NOBODY)('of a button, %j, gets one plain answer', async (action) => {
    expect(await world.app.press(world.marc, { action, value: 'x', key: 'key' })).toEqual(NOT_HERE);
  });

  test.each([...NOBODY, 'invoice'])('of a form, %j, gets no other form', async (form) => {
    for (const phase of ['changed', 'sent'] as const)
      expect(await world.app.form(world.marc, { form, values: {}, state: '' }, phase, 'key')).toEqual(NOT_HERE);
  });

  test.each(NOBODY)('of a field, %j, is offered nothing', async (field) => {
    expect(await world.app.search(world.marc, { form: 'quickpay', field, text: 'julie' })).toEqual([]);
    expect(await world.app.search(world.marc, { form: field, field: 'customer', text: 'julie' })).toEqual([]);
  });
});

test('a command is found with or without its slash, in any case', async () => {
  for (const name of ['quickpay', '/quickpay', 'QuickPay', '/QUICKPAY'])
    expect(await world.app.command(world.marc, name, '', 'key')).toMatchObject({ kind: 'quickpay-form' });
});

describe('a form that could not open by itself', () => {
  test('opens by the command as it was typed', async () => {
    const asked = await world.app.command(world.marc, '/quickpay', 'Julie RO77', 'key');
    expect(asked.opener).toEqual({ action: 'form.open', value: '/quickpay Julie RO77' });
    const again = await world.app.press(world.marc, { ...asked.opener!, key: 'key' });
    expect(again).toEqual(asked);
  });

  test('opens by the button that asked for it', async () => {
    const question = await world.app.command(world.marc, 'quickpay', '514-555-0143 12 RO78', 'key:RO78');
    const edit = question.opener!;
    expect(await world.app.press(world.marc, { ...edit, key: 'key' })).toMatchObject({ opener: edit });
  });
});

test('two features with one name between them do not start', () => {
  const feature = (answers: Answers): Feature => ({ commands: [], at: () => answers });
  const button = feature({ buttons: { 'thing.do': { press: async () => ({ kind: 'help' }) } } });
  expect(() => createFront({} as House, [button, button])).toThrow('two features answer to thing.do');
});
