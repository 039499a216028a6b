import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { joined } from '../../src/answers.ts';
import { type Company, type Member, ROLES, type Role, reaches, roleOf } from '../../src/company/index.ts';
import { holdersOf, withHolders } from '../../src/company/roles.ts';
import type { Feature } from '../../src/feature.ts';
import { COMMANDS, FEATURES } from '../../src/features.ts';
import type { Reply } from '../../src/front.ts';
import type { House } from '../../src/house.ts';
import { garage } from '../fixtures/requests.ts';
import { visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/** Who may do what, at least: whatever is added stands here too, or this fails. */
const LEAST: Record<Role, string[]> = {
  viewer: [
    ...['/payments', '/settings', '/notify', 'notifications', 'payments-filter', 'setup', 'joining'],
    ...['desk.turn', 'desk.show'],
    ...['payments.turn', 'payments.narrow', 'payments.show', 'payments.figures', 'payouts.turn', 'payouts.show'],
  ],
  agent: [
    ...['/quickpay', '/invoice', '/text', '/estimate', '/replies', 'quickpay', 'invoice', 'by-hand', 'counter'],
    ...[
      'reminders',
      'cancel',
      'customer-name',
      'share',
      'texting',
      'estimate',
      'replies',
      'reply',
      'answer',
      'assign',
      'mail',
    ],
    ...['correction', 'quickpay.send', 'quickpay.edit', 'quickpay.discard', 'invoice.for', 'request.void'],
    ...[
      'request.cancel',
      'request.send-again',
      'request.link',
      'request.reminders',
      'request.share',
      'request.share-end',
      'request.in-full',
      'request.parts',
      'request.name',
      'request.code',
    ],
    ...['estimate.withdraw', 'estimate.send-again', 'task.take', 'task.done', 'task.reopen', 'answer.open'],
    ...['answer.undo', 'answer.retry', 'conversation.take', 'conversation.assign', 'conversation.live'],
    ...['conversation.live-end', 'conversation.stop', 'conversation.close', 'conversation.reopen', 'request.mail'],
    ...['company.correct', 'evidence.show', 'evidence.prepare'],
  ],
  member: ['/import', 'import', 'refund', 'request.refund', 'payments.export', 'payouts.export', 'evidence.submit'],
  biller: ['refund-decline', 'refund.approve', 'refund.decline'],
  administrator: [
    ...['settings-information', 'settings-invoices', 'settings-payments', 'settings-administrators'],
    ...['settings-conversations', 'settings-billers', 'settings-agents', 'settings-viewers', 'settings-others'],
    ...['account-stripe', 'account-twilio'],
    ...['audit.turn', 'audit.narrow', 'audit.export', 'audit-filter'],
    ...['privacy.menu', 'privacy.find', 'privacy.show', 'privacy.export', 'privacy-search'],
    ...['privacy.correct', 'privacy-correct', 'privacy.erase'],
    ...['privacy.incidents', 'privacy.incident', 'privacy.incidents-file', 'privacy-incident'],
  ],
};
const leastOf = (name: string) => ROLES.find((role) => LEAST[role].includes(name));

let world: World;
let house: House;
let app: World['app'];
beforeAll(async () => {
  const spy: Feature = {
    commands: [],
    at(given) {
      house = given;
      return {};
    },
  };
  world = await createWorld();
  app = world.restart([...FEATURES, spy]);
});
afterAll(() => world.close());

const all = () => joined(FEATURES.map((feature) => feature.at(house)));
const refusedFor = (reply: Reply) =>
  reply !== 'unmet' && reply.screen.kind === 'refused' && 'refusal' in reply.screen
    ? (reply.screen.refusal as { code: string }).code === 'role-needed'
    : false;

test('every command, form and button says who may use it, as the table does', () => {
  const { forms, buttons } = all();
  const names = [...COMMANDS.map(({ name }) => `/${name}`), ...forms.keys(), ...buttons.keys()];
  expect(Object.values(LEAST).flat().toSorted()).toEqual(names.toSorted());
  const said = Object.fromEntries([
    ...COMMANDS.map(({ name, role }) => [`/${name}`, role]),
    ...[...forms, ...buttons].map(([name, { role }]) => [name, role]),
  ]);
  expect(said).toEqual(Object.fromEntries(names.map((name) => [name, leastOf(name)])));
});

describe.each(ROLES)('%s', (role) => {
  const visit = async (key: string) => {
    const company = (await world.store.companies.get(world.company.id))!;
    const who = { workspaceId: world.marc.workspaceId, id: world.marc.id };
    const plain = { ...company, administrators: [], roles: [] };
    await world.store.companies.replace(role === 'member' ? plain : withHolders(plain, role, [who]));
    house.directory.forget();
    return visitOf(world.marc, key);
  };

  test('may all that the table says, and nothing else; who asks is told who can', async () => {
    const who = await visit('k');
    const { forms, buttons } = all();
    const asked: [string, () => Promise<Reply>][] = [
      ...COMMANDS.flatMap(({ name, fromMessage }): [string, () => Promise<Reply>][] => [
        [`/${name}`, () => app.command(who, name, '')],
        [`/${name}`, () => app.press(who, { action: 'form.open', value: `/${name}` })],
        ...(fromMessage ? [[`/${name}`, () => app.fromMessage(who, name, '')] as [string, () => Promise<Reply>]] : []),
      ]),
      ...[...forms.keys()].flatMap((form) =>
        (['changed', 'sent'] as const).map((phase): [string, () => Promise<Reply>] => [
          form,
          () => app.form(who, { form, values: {}, state: '' }, phase),
        ]),
      ),
      ...[...buttons.keys()].map((action): [string, () => Promise<Reply>] => [
        action,
        () => app.press(who, { action, value: '' }),
      ]),
    ];
    const wrong: string[] = [];
    for (const [name, ask] of asked) {
      const may = reaches(role, leastOf(name) ?? 'administrator');
      if (refusedFor(await ask()) === may) wrong.push(`${name}: ${may ? 'is refused' : 'is let in'}`);
    }
    expect(wrong).toEqual([]);
  });

  test('is shown no button that they may not press', async () => {
    const reply = await app.home(await visit('home'));
    if (reply === 'unmet') throw new Error('unmet');
    for (const action of all().buttons.keys())
      expect([action, reply.mayPress?.({ action, value: '' })]).toEqual([
        action,
        reaches(role, leastOf(action) ?? 'administrator'),
      ]);
    expect('commands' in reply.screen && reply.screen.commands).toEqual(
      COMMANDS.filter(({ name }) => reaches(role, leastOf(`/${name}`) ?? 'administrator')),
    );
  });
});

describe('what somebody is', () => {
  const one = (
    id: string,
    standing: Member['standing'] = 'member',
    workspaceId: Member['workspaceId'] = 'slack:T1',
  ) => ({
    ...{ workspaceId, id, standing },
  });
  const named = (role: Exclude<Role, 'member'>, id: string): Company => withHolders(garage, role, [one(id)]);

  test('who was given nothing is what they were before there were roles', () => {
    expect(roleOf(garage, one('U1'))).toBe('member');
    expect(roleOf(garage, one('U1', 'administrator'))).toBe('administrator');
    expect(roleOf({ ...garage, newcomers: 'viewer' }, one('U1'))).toBe('viewer');
    expect(roleOf({ ...garage, newcomers: 'viewer' }, one('U1', 'administrator'))).toBe('administrator');
  });

  test.each(['guest', 'outsider', 'left', 'unknown'] as const)('%s: nothing, whatever was given', (standing) => {
    expect(roleOf(named('administrator', 'U1'), one('U1', standing))).toBeUndefined();
    expect(roleOf({ ...garage, newcomers: 'agent' }, one('U1', standing))).toBeUndefined();
  });

  test('what was given stands above what the platform says, in one workspace alone', () => {
    expect(roleOf(named('viewer', 'U1'), one('U1', 'administrator'))).toBe('viewer');
    expect(roleOf(named('administrator', 'U1'), one('U1', 'member', 'slack:T2'))).toBe('member');
  });

  test('nobody has two: whoever is given one loses the other', () => {
    const both = withHolders(named('administrator', 'U1'), 'agent', [one('U1')]);
    expect([holdersOf(both, 'administrator'), holdersOf(both, 'agent').length]).toEqual([[], 1]);
    const back = withHolders(both, 'administrator', [one('U1')]);
    expect([holdersOf(back, 'administrator').length, holdersOf(back, 'agent')]).toEqual([1, []]);
  });
});
