import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/company/company.ts';
import { MOST_OWN } from '../../src/company/saved-replies.ts';
import type { Filled } from '../../src/kernel/screen.ts';
import type { QuickpayForm, RepliesForm, ReplyForm } from '../../src/screen.ts';
import { visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let marc: Actor;
let sophie: Actor;
let member: Actor;
beforeEach(async () => {
  world = await createWorld();
  marc = { ...world.marc, standing: 'administrator' };
  sophie = { ...marc, id: 'U2', name: 'Sophie Roy', firstName: 'Sophie' };
  member = { ...marc, id: 'U3', name: 'Luc Roy', firstName: 'Luc', standing: 'member' };
});
afterEach(() => world.close());

const shown = async <K extends string>(kind: K, reply: ReturnType<World['app']['form']>) => {
  const answer = await reply;
  if (answer === 'unmet') throw new Error('nobody was met');
  expect(answer.screen.kind).toBe(kind);
  return answer.screen as unknown;
};
let keys = 0;
const filled = (actor: Actor, form: Filled, phase: 'changed' | 'sent') =>
  world.app.form(visitOf(actor, `key-${keys++}`), form, phase);
const choose = async (actor: Actor, reply: string) =>
  (await shown('reply-form', filled(actor, { form: 'replies', values: { reply }, state: '' }, 'sent'))) as ReplyForm;
const stateOf = ({ seen }: ReplyForm) => `${seen.id}:${seen.revision}`;
const send = (actor: Actor, form: ReplyForm, values: Partial<Record<string, string>>) =>
  filled(
    actor,
    { form: 'reply', values: { ...form.values, ...values } as Record<string, string>, state: stateOf(form) },
    'sent',
  );
const saved = async (actor: Actor, form: ReplyForm, values: Partial<Record<string, string>>) =>
  (await shown('replies-form', send(actor, form, values))) as RepliesForm;
const refusedAs = async (actor: Actor, form: ReplyForm, values: Partial<Record<string, string>>) =>
  ((await shown('reply-form', send(actor, form, values))) as ReplyForm).problems;
const quickpay = async (values: Record<string, string>) =>
  (await shown('quickpay-form', filled(marc, { form: 'quickpay', values, state: '' }, 'changed'))) as QuickpayForm;

const JULIE = { customer: 'new:+15145550188', name: 'Julie Tremblay', amount: '125,50', reference: 'RO4821' };

describe('a reply of the company’s own', () => {
  test('is written once, however often that is sent, and offered where texts are sent', async () => {
    const form = await choose(marc, 'new');
    const words = { name: 'Pneus', fr: '{client.prénom}, vos pneus sont posés. {montant} : {lien}', en: '' };
    const first = await saved(marc, form, words);
    expect(first.done).toEqual({ what: 'saved', reply: { name: 'Pneus' } });
    expect(await saved(marc, form, words)).toEqual(first);
    const { replies } = await quickpay(JULIE);
    expect(replies.map(({ id }) => id)).toEqual([
      ...['payment-request', 'invoice-ready', 'reminder', 'how-to-pay'],
      form.seen.id,
    ]);
    const chosen = await quickpay({ ...JULIE, reply: form.seen.id });
    expect(chosen.preview?.text).toMatch(/^Garage Boréal : Julie, vos pneus sont posés\. 125,50 \$ : https:/);
  });

  test('is never sent in the other language: who reads that is pointed out before', async () => {
    const written = await choose(marc, 'new');
    await saved(marc, written, { name: 'Pneus', fr: 'Vos pneus sont posés. {montant} : {lien}' });
    const own = written.seen;
    const form = await quickpay({ ...JULIE, reply: own.id, language: 'en' });
    expect(form.problems.reply).toEqual({ code: 'reply-language-missing', tongue: 'en' });
    expect(form.preview).toBeUndefined();
    const values = { ...JULIE, reply: own.id, language: 'en' };
    const sent = await filled(marc, { form: 'quickpay', values, state: '' }, 'sent');
    expect(sent).toMatchObject({ screen: { kind: 'quickpay-form', problems: { reply: { tongue: 'en' } } } });
  });

  test('that was deleted meanwhile is said to be gone, and sent no more', async () => {
    const form = await choose(marc, 'new');
    await saved(marc, form, { name: 'Freins', fr: 'Vos freins' });
    const again = await choose(marc, form.seen.id);
    expect((await saved(marc, again, { remove: 'yes' })).done).toEqual({ what: 'deleted', reply: { name: 'Freins' } });
    expect((await quickpay({ ...JULIE, reply: form.seen.id })).problems.reply).toEqual({ code: 'reply-gone' });
    expect((await saved(marc, again, { remove: 'yes' })).done?.what).toBe('deleted');
  });
});

describe('a built-in reply', () => {
  test('can be changed, is then sent as the company says it, and set back', async () => {
    const form = await choose(marc, 'reminder');
    await saved(marc, form, { fr: 'Petit rappel : {montant} {lien}' });
    const values = { ...JULIE, reply: 'reminder' };
    expect((await quickpay(values)).preview?.text).toMatch(/^Garage Boréal : Petit rappel : 125,50 \$/);
    const changed = await choose(marc, 'reminder');
    expect(changed.reply).toMatchObject({ revision: 1, changed: { by: 'Marc Gagnon' } });
    expect((await saved(marc, changed, { remove: 'yes' })).done?.what).toBe('set-back');
    expect((await quickpay(values)).preview?.text).toMatch(/^Bonjour Julie, Garage Boréal : rappel/);
    await saved(marc, await choose(marc, 'reminder'), { fr: 'Encore : {montant} {lien}' });
    expect((await quickpay(values)).preview?.text).toMatch(/^Garage Boréal : Encore/);
  });

  test('that thanks is no way to ask for money', async () => {
    expect((await quickpay({ ...JULIE, reply: 'thank-you' })).problems.reply).toEqual({ code: 'reply-gone' });
  });
});

describe('two people who save at once', () => {
  test('the second sees what the first changed, and nothing is overwritten unseen', async () => {
    const [his, hers] = [await choose(marc, 'invoice-ready'), await choose(sophie, 'invoice-ready')];
    await saved(marc, his, { fr: 'De Marc : {lien}' });
    const seen = (await shown('reply-form', send(sophie, hers, { fr: 'De Sophie : {lien}' }))) as ReplyForm;
    expect(seen.overtaken).toMatchObject({ by: 'Marc Gagnon', reply: { texts: { fr: 'De Marc : {lien}' } } });
    expect(seen.values.fr).toBe('De Sophie : {lien}');
    expect((await choose(marc, 'invoice-ready')).values.fr).toBe('De Marc : {lien}');
    await saved(sophie, seen, {});
    expect((await choose(marc, 'invoice-ready')).values.fr).toBe('De Sophie : {lien}');
  });

  test('in the very same moment, too: one is saved, the other is shown it', async () => {
    const form = await choose(marc, 'how-to-pay');
    const both = await Promise.all([
      send(marc, form, { fr: 'Un : {lien}' }),
      send(sophie, form, { fr: 'Deux : {lien}' }),
    ]);
    expect(both.map((one) => (one === 'unmet' ? one : one.screen.kind)).toSorted()).toEqual([
      'replies-form',
      'reply-form',
    ]);
  });

  test('a reply that was deleted while it was open is brought back only by whoever is told so', async () => {
    const fresh = await choose(marc, 'new');
    await saved(marc, fresh, { name: 'Essuie-glaces', fr: 'Vos essuie-glaces' });
    const open = await choose(sophie, fresh.seen.id);
    await saved(marc, await choose(marc, fresh.seen.id), { remove: 'yes' });
    const told = (await shown('reply-form', send(sophie, open, { fr: 'Vos essuie-glaces !' }))) as ReplyForm;
    expect(told.overtaken).toMatchObject({ by: 'Marc Gagnon' });
    expect(told.overtaken?.reply).toBeUndefined();
    await saved(sophie, told, {});
    expect((await choose(marc, fresh.seen.id)).values.fr).toBe('Vos essuie-glaces !');
  });
});

describe('what can’t be saved is refused in one clear answer', () => {
  test.each<[string, Partial<Record<string, string>>, object]>([
    ['nothing', {}, { name: { code: 'field-missing' }, fr: { code: 'reply-empty' }, en: { code: 'reply-empty' } }],
    [
      'an unknown variable',
      { fr: '{client.prenon}' },
      { fr: { code: 'message-variable-unknown', variable: 'client.prenon' } },
    ],
    [
      'what every object has',
      { fr: '{constructor}' },
      { fr: { code: 'message-variable-unknown', variable: 'constructor' } },
    ],
    [
      'a variable in square brackets',
      { fr: 'Payez ici : [lien]' },
      { fr: { code: 'message-variable-unknown', variable: 'lien' } },
    ],
    [
      'a variable in pointed brackets',
      { en: 'You owe <amount> (3 < 4, [sic])' },
      { en: { code: 'message-variable-unknown', variable: 'amount' } },
    ],
    ['a brace that is not closed', { en: 'Pay {amount' }, { en: { code: 'brace-astray' } }],
    ['braces around braces', { en: 'Hello {{customer.firstName}}' }, { en: { code: 'brace-astray' } }],
    ['5,000 characters', { fr: 'a'.repeat(5000) }, { fr: { code: 'message-too-long', length: 5000, limit: 1000 } }],
    ['a turned direction', { fr: 'Payez\u202egro.live' }, { fr: { code: 'message-invalid' } }],
    ['a control character', { fr: 'Payez\u0007' }, { fr: { code: 'message-invalid' } }],
    ['half a letter', { fr: 'Payez \ud83d' }, { fr: { code: 'message-invalid' } }],
    ['a card number', { fr: '4242 4242 4242 4242' }, { fr: { code: 'has-card-number' } }],
    ['a name of another', { name: 'RAPPEL', fr: 'Allo' }, { name: { code: 'reply-name-taken' } }],
    ['a name of 61 characters', { name: 'a'.repeat(61), fr: 'Allo' }, { name: { code: 'field-too-long' } }],
    ['a name with a line break', { name: 'a\nb', fr: 'Allo' }, { name: { code: 'name-invalid' } }],
  ])('%s', async (_, values, problems) => {
    const named = { name: 'Un nom', ...values };
    expect(await refusedAs(marc, await choose(marc, 'new'), Object.keys(values).length > 0 ? named : {})).toEqual(
      problems,
    );
  });

  test.each(['مرحبا {client.prénom}', '你好 {amount}', '👩‍🔧 {link}'])('%s is fine', async (fr) => {
    const form = await choose(marc, 'new');
    expect((await saved(marc, form, { name: fr.slice(0, 5), fr })).done?.what).toBe('saved');
  });

  test('a form that carries no reply of ours changes nothing', async () => {
    for (const state of ['', 'x', 'rep_com_garage_reminder:0', '__proto__:1', `rep_${'x'.repeat(23)}:0`]) {
      const values = { name: 'Un autre', fr: 'Allo' };
      await shown('replies-form', filled(marc, { form: 'reply', values, state }, 'sent'));
    }
    expect((await world.store.replies.of(world.company.id)).map(({ name }) => name)).not.toContain('Un autre');
  });

  test('one more than a list can show', async () => {
    const own = (await world.store.replies.of(world.company.id)).filter(({ purpose }) => !purpose);
    const form = await choose(marc, 'new');
    for (let left = MOST_OWN - own.length; left > 0; left -= 1)
      await saved(marc, await choose(marc, 'new'), { name: `Modèle ${left}`, fr: 'Allo' });
    const full = { form: 'replies', values: { reply: 'new' }, state: '' };
    expect(await shown('replies-form', filled(marc, full, 'sent'))).toMatchObject({
      problem: { code: 'replies-full' },
    });
    expect(await refusedAs(marc, form, { name: 'Un de trop', fr: 'Allo' })).toEqual({ name: { code: 'replies-full' } });
  });
});

describe('a member who is no administrator', () => {
  test('sees every reply as customers read it, and saves nothing', async () => {
    const form = await choose(member, 'how-to-pay');
    expect(form.mayChange).toBe(false);
    const list = await saved(member, form, { fr: 'Piraté' });
    expect(list).toMatchObject({ mayChange: false, values: { reply: 'how-to-pay' } });
    expect(list.done).toBeUndefined();
    expect((await choose(marc, 'how-to-pay')).values.fr).not.toBe('Piraté');
  });

  test('does not begin a new one', async () => {
    await shown('replies-form', filled(member, { form: 'replies', values: { reply: 'new' }, state: '' }, 'sent'));
  });
});

test('a preview is for the customer who is chosen: their name, what they owe, and what they read', async () => {
  const customer = {
    id: 'cus_dave',
    companyId: world.company.id,
    revision: 0,
    phone: '+15145550142',
    name: 'Dave MacLeod',
  };
  await world.store.customers.insert({ ...customer, tongue: 'en', consent: [], createdAt: world.clock.now() });
  const form = await choose(marc, 'reminder');
  const values = { ...form.values, customer: 'cus_dave' };
  const read = (await shown(
    'reply-form',
    filled(marc, { form: 'reply', values, state: stateOf(form) }, 'changed'),
  )) as ReplyForm;
  expect(read.customer).toEqual({ id: 'cus_dave', phone: '+15145550142', name: 'Dave MacLeod', reads: 'en' });
  expect(read.previews.en?.text).toMatch(/^Hello Dave, Garage Boréal/);
  expect(read.previews.en).toMatchObject({ segments: 1, tongue: 'en' });
});
