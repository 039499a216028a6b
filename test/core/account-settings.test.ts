/** Administrators enter accounts of their company's own in the settings, and vendors say at once what is wrong with them. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Outage, refused } from '../../src/kernel/refusal.ts';
import type { AccountForm, SettingsForm } from '../../src/screen.ts';
import { memoryStore } from '../fixtures/memory-store.ts';
import { garage } from '../fixtures/requests.ts';
import { filledOf, member, owner, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const sid = `AC${'1'.repeat(32)}`;
const theirs = { ...garage, id: 'com_theirs', name: 'Garage Nord', textSender: '+15145550999' };
const stripe = { 'secret-key': 'rk_live_acct1', 'webhook-secret': 'whsec_first1111' };
const twilio = { 'account-sid': sid, 'auth-token': 'token-9876', sender: '514-555-0777' };

let world: World;
let memory: ReturnType<typeof memoryStore>;
beforeEach(async () => {
  memory = memoryStore();
  world = await createWorld({ store: memory.store });
  await world.store.companies.found(theirs, { id: 'slack:T9', companyId: theirs.id });
});
afterEach(() => world.close());

const open = (vendor: string, who = owner) => shown<AccountForm>(world.app.command(who, '/settings', vendor));
let key = 0;
const fill = (vendor: string, values: Record<string, string>, phase: 'sent' | 'changed' = 'sent', who = owner) => {
  key += 1;
  const filled = { form: `account-${vendor}`, values: { section: vendor, ...values }, state: '' };
  return shown<AccountForm>(world.app.form({ ...who, key: `k${key}` }, filled, phase));
};
const stranger = { ...owner, workspace: 'slack:T9' as const };
const company = async () => (await world.store.companies.get(garage.id))!;

test('a Stripe account is checked, kept, and never shown again', async () => {
  expect(await open('stripe')).toMatchObject({
    ...{ kind: 'account-form', vendor: 'stripe', problems: {} },
    address: `https://pay.example/webhooks/stripe/${garage.id}`,
  });
  const saved = await fill('stripe', stripe);
  expect(saved).toMatchObject({
    done: 'saved',
    has: {
      reference: 'acct_acct1',
      name: 'Garage Boréal',
      ends: { 'secret-key': 'cct1', 'webhook-secret': '1111' },
    },
  });
  expect(saved.values).toEqual({ 'secret-key': '', 'webhook-secret': '', section: 'stripe' });
  for (const secret of Object.values(stripe)) expect(JSON.stringify(saved)).not.toContain(secret);
  expect(await world.store.accounts.stripe(garage.id)).toMatchObject([{ secretKey: stripe['secret-key'] }]);
  // Nothing typed: it is looked at once more, and stays.
  expect((await fill('stripe', {})).done).toBe('saved');
  // Another account has another endpoint.
  const other = await fill('stripe', { 'secret-key': 'rk_live_acct2' });
  expect(other.problems).toEqual({ 'webhook-secret': { code: 'field-missing' } });
});

test('what is wrong with it is said at its field, and nothing is saved', async () => {
  const problems = async (vendor: string, typed: Record<string, string>) => (await fill(vendor, typed)).problems;
  expect(await problems('stripe', {})).toEqual({ 'secret-key': { code: 'field-missing' } });
  expect(await problems('stripe', { 'secret-key': 'pk_live_1' })).toEqual({ 'secret-key': { code: 'key-not-secret' } });
  const misread = { ...stripe, 'webhook-secret': 'we_1' };
  expect(await fill('stripe', misread)).toMatchObject({
    problems: { 'webhook-secret': { code: 'signing-secret-unreadable' } },
    // What was pasted stays, as long as nothing is saved.
    values: misread,
  });
  world.accountChecks.stripe = async () => refused({ code: 'key-permissions', missing: ['Refunds (write)'] });
  expect(await problems('stripe', stripe)).toEqual({
    'secret-key': { code: 'key-permissions', missing: ['Refunds (write)'] },
  });
  world.accountChecks.stripe = async () => {
    throw new Outage('stripe', 'accounts.retrieve');
  };
  expect(await problems('stripe', stripe)).toEqual({ 'secret-key': { code: 'vendor-away', vendor: 'stripe' } });
  expect(await problems('twilio', { ...twilio, 'account-sid': 'SK1' })).toEqual({
    'account-sid': { code: 'account-sid-unreadable' },
  });
  expect(await problems('twilio', { ...twilio, 'auth-token': '' })).toEqual({
    'auth-token': { code: 'field-missing' },
  });
  expect(await problems('twilio', { ...twilio, sender: '12' })).toEqual({ sender: { code: 'phone-unreadable' } });
  world.accountChecks.twilio = async () => refused({ code: 'sender-not-yours' });
  expect(await problems('twilio', twilio)).toEqual({ sender: { code: 'sender-not-yours' } });
  world.accountChecks.twilio = async () => refused({ code: 'token-refused' });
  expect(await problems('twilio', twilio)).toEqual({ 'auth-token': { code: 'token-refused' } });
  expect(await memory.documents('accounts')).toEqual([]);
  expect((await company()).textSender).toBe(garage.textSender);
});

test('from then on the company texts from its own number; toll-free ones and services will do', async () => {
  const saved = await fill('twilio', twilio);
  expect(saved).toMatchObject({ done: 'saved', has: { reference: '+15145550777', ends: { 'auth-token': '9876' } } });
  expect((await company()).textSender).toBe('+15145550777');
  const service = `MG${'2'.repeat(32)}`;
  for (const [typed, sender] of [
    ['1 800 555-0199', '+18005550199'],
    [service, service],
  ] as const) {
    // The token of this account is known.
    expect((await fill('twilio', { ...twilio, 'auth-token': '', sender: typed })).done).toBe('saved');
    expect((await company()).textSender).toBe(sender);
  }
});

test('two companies claim no one account, and no one number', async () => {
  const sendersTaken = { problems: { sender: { code: 'sender-taken' } } };
  const garages = { ...twilio, sender: garage.textSender };
  expect(await fill('twilio', garages, 'sent', stranger)).toMatchObject(sendersTaken);
  await fill('stripe', stripe);
  await fill('twilio', twilio);
  expect((await fill('stripe', stripe, 'sent', stranger)).problems).toEqual({
    'secret-key': { code: 'account-taken' },
  });
  expect(await fill('twilio', twilio, 'sent', stranger)).toMatchObject(sendersTaken);
  expect((await world.store.companies.get(theirs.id))?.textSender).toBe(theirs.textSender);
});

test('it is entered in the audit log without its secrets, by who did it', async () => {
  await fill('stripe', stripe);
  await fill('twilio', twilio);
  await world.app.deliverDue();
  const rows = JSON.stringify(await memory.documents('audit'));
  expect(rows).toContain('account-entered');
  expect(rows).toContain('member slack:T1 U1');
  for (const secret of [stripe['secret-key'].slice(0, 9), 'whsec_', 'token-']) expect(rows).not.toContain(secret);
});

test('only administrators get there, by the choice of a section or by its name, and back', async () => {
  expect(await open('twilio', member)).toMatchObject({ kind: 'settings-read' });
  expect(await fill('stripe', stripe, 'sent', member)).toMatchObject({ kind: 'refused' });
  const form = await shown<SettingsForm>(world.app.command(owner, '/settings', ''));
  const gone = await shown<AccountForm>(world.app.form(owner, filledOf(form, { section: 'stripe' }), 'changed'));
  expect(gone).toMatchObject({ kind: 'account-form', vendor: 'stripe' });
  expect(await fill('stripe', { section: 'twilio' }, 'changed')).toMatchObject({ vendor: 'twilio' });
  expect(await fill('stripe', { section: 'payments' }, 'changed')).toMatchObject({ section: 'payments' });
  expect(await fill('twilio', { sender: '418' }, 'changed')).toMatchObject({ values: { sender: '418' } });
});
