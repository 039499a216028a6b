import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answers, Feature } from '../../src/feature.ts';
import { COMMANDS, FEATURES } from '../../src/features.ts';
import { createFront } from '../../src/front.ts';
import type { House } from '../../src/house.ts';
import type { Filled, Opener } from '../../src/kernel/screen.ts';
import { besideTheProduct, createTrial } from '../fixtures/trial/feature.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const refused = (code: string) => ({ kind: 'refused', refusal: { code } });
/** What every object has without being asked, beside what nobody ever named. */
const NOBODY = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'quickpay.', '.customer', ' ', ''];

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const marc = (key = 'key') => visitOf(world.marc, key);
const type = (name: string, text = '', key?: string) => screenOf(world.app.command(marc(key), name, text));
const press = (button: Opener) => screenOf(world.app.press(marc(), button));
const filled = (form: string): Filled => ({ form, values: {}, state: '' });

describe('a name that no feature has', () => {
  test.each([...NOBODY, '/constructor', '//quickpay', 'quick pay', 'invoices'])(
    'typed as %j gets help',
    async (name) => {
      expect(await type(name)).toMatchObject({ kind: 'help', commands: COMMANDS.map(({ name }) => ({ name })) });
    },
  );

  test.each(NOBODY)('of a button, %j, gets one plain answer', async (action) => {
    expect(await press({ action, value: 'x' })).toEqual(refused('not-here'));
  });

  test.each([...NOBODY, 'invoices'])(
    'of a form, %j, gets no other form, but the word to open it again',
    async (form) => {
      for (const phase of ['changed', 'sent'] as const)
        expect(await screenOf(world.app.form(marc(), filled(form), phase))).toEqual(refused('form-outdated'));
    },
  );

  test.each(NOBODY)('of a field, %j, is offered nothing', async (field) => {
    for (const asked of [
      { form: 'quickpay', field },
      { form: field, field: 'customer' },
    ])
      expect((await world.app.search(marc(), { ...asked, text: 'julie' })).choices).toEqual([]);
  });
});

test('a command is found with or without its slash, in any case', async () => {
  for (const name of ['quickpay', '/quickpay', 'QuickPay', '/QUICKPAY'])
    expect(await type(name)).toMatchObject({ kind: 'quickpay-form' });
});

describe('who asks a command for help', () => {
  const words = ['help', 'Help!', 'help me', '--help', 'aide', 'AIDE', 'aide-moi', 'Aidez-moi !', '?', ' ? '];

  test.each(words)('by %j gets it, with the button that opens the form', async (text) => {
    const help = await type('/quickpay', text);
    expect(help).toMatchObject({ kind: 'help', commands: COMMANDS.map(({ name }) => ({ name })) });
    expect(await press(help.opener!)).toMatchObject({ kind: 'quickpay-form', values: { customer: '' } });
  });

  test.each(['Aide Julie', 'help 12', 'Helpman', ''])('%j is not that', async (text) => {
    expect(await type('/quickpay', text)).toMatchObject({ kind: 'quickpay-form' });
  });
});

describe('a form that could not open by itself', () => {
  test('opens by the command as it was typed', async () => {
    const asked = await type('/quickpay', 'Julie RO77');
    expect(asked.opener).toEqual({ action: 'form.open', value: '/quickpay Julie RO77' });
    expect(await press(asked.opener!)).toEqual(asked);
  });

  test('opens by the button that asked for it', async () => {
    const { opener } = await type('quickpay', '514-555-0143 12 RO78', 'key:RO78');
    expect(await press(opener!)).toMatchObject({ opener });
  });
});

test('two features with one name between them do not start, nor do two that receive who arrives', () => {
  const feature = (answers: Answers): Feature => ({ commands: [], at: () => answers });
  const help = async () => ({ kind: 'help', commands: [] }) as const;
  const button = feature({ buttons: { 'thing.do': { role: 'viewer', press: help } } });
  expect(() => createFront({} as House, [button, button])).toThrow('two features answer to thing.do');
  const arrival = feature({ arrive: help });
  expect(() => createFront({} as House, [arrival, arrival])).toThrow('two features receive who arrives');
});

describe('who may what', () => {
  const trial = createTrial();
  const front = () => world.restart([...FEATURES, besideTheProduct(trial.feature)]);
  const by = (standing: 'administrator' | 'member') => {
    const visit = visitOf(world.marc, 'key');
    return { ...visit, person: { ...visit.person, standing } };
  };
  const admin = { form: 'trial-admin', values: {}, state: '' };

  test('a member is told that something is for administrators, and it is not done', async () => {
    trial.heard.length = 0;
    const visit = by('member');
    for (const reply of [
      front().command(visit, 'trial-admin', ''),
      front().form(visit, admin, 'changed'),
      front().form(visit, admin, 'sent'),
      front().press(visit, { action: 'trial.admin', value: '' }),
    ])
      expect(await screenOf(reply)).toMatchObject({ refusal: { code: 'role-needed', asked: 'administrator' } });
    expect((await front().search(visit, { form: 'trial-admin', field: 'thing', text: '' })).choices).toEqual([]);
    expect(trial.heard).toEqual([]);
  });

  test('an administrator, as the platform says, is obeyed', async () => {
    trial.heard.length = 0;
    const visit = by('administrator');
    trial.answers.search = () => [{ id: 'thing-1', label: 'The lamp' }];
    await front().command(visit, 'trial-admin', '');
    await front().form(visit, admin, 'sent');
    await front().press(visit, { action: 'trial.admin', value: '' });
    expect((await front().search(visit, { form: 'trial-admin', field: 'thing', text: '' })).choices).toHaveLength(1);
    expect(trial.heard.map(({ what }) => what)).toEqual(['command', 'sent', 'press', 'search']);
  });

  test('help names nothing that the reader may not do', async () => {
    const named = async (standing: 'administrator' | 'member') => {
      const screen = await screenOf(front().home(by(standing)));
      return screen.kind === 'desk' ? (screen.commands ?? []).map(({ name }) => name) : [];
    };
    const [everybody, administrators] = [await named('member'), await named('administrator')];
    expect(everybody).toContain('trial');
    expect(administrators).toEqual([...everybody, 'trial-admin']);
  });

  test('what goes wrong is said in the visitor’s language, and known to be wrong', async () => {
    trial.answers.command = new Error('the store is away');
    expect(await front().command(by('member'), 'trial', '')).toEqual({
      screen: refused('try-again'),
      tongue: 'fr',
      company: expect.objectContaining({ id: world.company.id }),
      failed: true,
    });
  });
});
