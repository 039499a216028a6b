import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import type { SettingsForm, SettingsRead } from '../../src/screen.ts';
import { fullRequest } from '../contracts/store-samples.ts';
import { filledOf, member, owner, settingsIn, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const { open, save, stored, letterhead } = settingsIn(() => world);

describe('the settings', () => {
  test('open on who the company is, as it stands; another section is opened by its name in either language', async () => {
    const form = await open();
    expect(form).toMatchObject({ section: 'information', values: { name: world.company.name, currency: 'CAD' } });
    expect(form.values.phone).toBe('(514) 555-0100');
    expect((await open('factures')).section).toBe('invoices');
    expect((await open('Payments')).section).toBe('payments');
    expect((await open('whatever')).section).toBe('information');
  });

  test('are read by every member, and changed by administrators alone', async () => {
    const form = await open();
    expect(await shown<SettingsRead>(world.app.command(member, '/settings', ''))).toMatchObject({
      kind: 'settings-read',
    });
    expect(await save(form, { name: 'Mine now' }, {}, member)).toMatchObject({
      refusal: { code: 'role-needed', asked: 'administrator' },
    });
    expect((await stored()).name).toBe(world.company.name);
  });

  test('are saved: company and letterhead at once, and what was kept under the old letterhead stays', async () => {
    const before = await open();
    const first = await save(before, { name: ' Garage  Borealis ', address: '1, rue Neuve\n\n  Québec ' });
    expect(first.done).toBe('saved');
    const old = (await stored()).letterhead;
    expect(await letterhead()).toMatchObject({ name: 'Garage Borealis', address: ['1, rue Neuve', 'Québec'] });
    const second = await save(await open(), { phone: '418 555-0199', 'time-zone': 'America/Halifax' });
    expect(second.done).toBe('saved');
    expect(await stored()).toMatchObject({
      name: 'Garage Borealis',
      phone: '+14185550199',
      timeZone: 'America/Halifax',
    });
    expect(await letterhead()).toMatchObject({ phone: '+14185550199', address: ['1, rue Neuve', 'Québec'] });
    expect(await world.store.letterheads.get(world.company.id, old ?? '')).toMatchObject({
      phone: world.company.phone,
    });
  });

  test('sent twice are saved once', async () => {
    const form = await open();
    await save(form, { name: 'Twice' });
    const { revision } = await stored();
    expect((await save(form, { name: 'Twice' })).done).toBe('saved');
    expect((await save(await open(), { name: 'Twice' })).done).toBe('saved');
    expect((await stored()).letterhead).toBeDefined();
    expect((await stored()).revision).toBeGreaterThanOrEqual(revision);
  });
});

describe('what is typed wrong', () => {
  test.each([
    [{ name: '  ' }, 'name', 'field-missing'],
    [{ name: 'x'.repeat(81) }, 'name', 'text-too-long'],
    [{ name: 'A\u0000B' }, 'name', 'text-unprintable'],
    [{ phone: '555' }, 'phone', 'phone-unreadable'],
    [{ phone: '06 12 34 56 78' }, 'phone', 'phone-unreadable'],
    [{ language: 'tlh' }, 'language', 'field-missing'],
    [{ address: 'a\nb\nc\nd\ne\nf\ng' }, 'address', 'address-too-long'],
    [{ address: 'a'.repeat(81) }, 'address', 'address-too-long'],
    [{ 'time-zone': 'Mars/Olympus' }, 'time-zone', 'field-missing'],
    [{ currency: 'constructor' }, 'currency', 'field-missing'],
  ])('%j is refused at its field, and nothing is written', async (typed, field, code) => {
    const form = await save(await open(), typed as Record<string, string>);
    expect(form.problems).toMatchObject({ [field]: { code } });
    expect((await stored()).revision).toBe(0);
  });

  test('a text of five thousand characters is refused with how many there may be', async () => {
    const form = await save(await open('invoices'), { 'invoice-footnote-fr': 'é'.repeat(5_000) });
    expect(form.problems).toEqual({ 'invoice-footnote-fr': { code: 'text-too-long', length: 5_000, limit: 1_000 } });
  });

  test.each([
    ['TPS 🧾', 'tax-number-unreadable'],
    ['🧾🧾🧾', 'tax-number-unreadable'],
    ['TPS: ', 'tax-number-unreadable'],
    ['TPS: <b>12</b>', 'tax-number-unreadable'],
    [Array.from({ length: 9 }, (_, i) => `T: ${i}1`).join('\n'), 'tax-numbers-too-many'],
  ])('%j is no tax number', async (typed, code) => {
    expect((await save(await open('invoices'), { 'tax-numbers': typed })).problems).toMatchObject({
      'tax-numbers': { code },
    });
  });

  test.each([
    [{ 'amount-limit': '0' }, 'amount-limit', 'amount-not-positive'],
    [{ 'amount-limit': '1000000' }, 'amount-limit', 'amount-unsafe'],
    [{ 'amount-limit': '€5' }, 'amount-limit', 'amount-of-other-currency'],
    [{ 'link-days': '0' }, 'link-days', 'field-missing'],
    [{ 'link-days': '1e3' }, 'link-days', 'field-missing'],
  ])('%j is refused', async (typed, field, code) => {
    const form = await save(await open('payments'), typed as Record<string, string>);
    expect(form.problems).toMatchObject({ [field]: { code } });
  });
});

describe('what papers say', () => {
  const hostile = '<script>alert(1)</script> {{company}} {{{terms}}} \u202Eesrever';

  test('is kept in each language by itself, whatever stands in it; what is missing stays missing', async () => {
    await save(await open('invoices'), {
      'invoice-footnote-fr': hostile,
      'terms-en': '  90 days  \r\n\r\n\r\n\r\nParts only ',
      'tax-numbers': 'TPS : 123456789 RT0001\nQST 1234567890 TQ0001\n',
      'number-label-fr': 'Bon de\nréparation',
    });
    expect(await letterhead()).toMatchObject({
      footnotes: { invoice: { fr: hostile }, estimate: {} },
      terms: { en: '90 days\n\nParts only' },
      taxNumbers: [
        { label: 'TPS', number: '123456789 RT0001' },
        { label: 'QST', number: '1234567890 TQ0001' },
      ],
      numberLabel: { fr: 'Bon de réparation' },
    });
    await save(await open('invoices'), { 'invoice-footnote-fr': '' });
    expect((await letterhead())?.footnotes.invoice).toEqual({});
  });
});

describe('how payments are asked for', () => {
  test('is saved, and room by room', async () => {
    const form = await save(await open('payments'), {
      'amount-limit': '2500',
      'link-days': '7',
      thanks: 'yes',
      'folds-names': '',
      'room-language': 'en',
    });
    expect(form.done).toBe('saved');
    expect(await stored()).toMatchObject({
      ...{ amountLimit: 250_000, linkDays: 7, thanks: true, foldsNames: false, roomLanguage: 'en' },
      rooms: world.company.rooms,
    });
  });

  test('the currency cannot be changed while anybody is asked for money, and can be before', async () => {
    expect((await save(await open(), { currency: 'USD' })).done).toBe('saved');
    await world.store.requests.insert(fullRequest(world.company.id));
    const form = await save(await open(), { currency: 'EUR' });
    expect(form.problems).toEqual({ currency: { code: 'currency-in-use' } });
    expect((await stored()).currency).toBe('USD');
  });
});

describe('going to another section', () => {
  const go = (form: SettingsForm, typed: Record<string, string>) =>
    shown<SettingsForm>(world.app.form(owner, filledOf(form, typed), 'changed'));

  test('shows it, unless something here would be lost', async () => {
    const form = await open();
    expect((await go(form, { section: 'payments' })).section).toBe('payments');
    const kept = await go(form, { section: 'payments', name: 'Not saved' });
    expect(kept).toMatchObject({ section: 'information', done: 'unsaved', values: { name: 'Not saved' } });
    expect((await go(form, { section: 'constructor' })).section).toBe('information');
  });

  /** What the addresses of a form show. */
  async function exampleOf({ previews }: SettingsForm) {
    const { pathname, searchParams } = new URL(previews.invoice);
    const [, companyId = '', letterheadId = ''] = pathname.split('/').slice(1);
    return world.app.example(companyId, letterheadId, searchParams.get('unsaved') ?? undefined);
  }

  test('what is typed shows in the example before it is saved', async () => {
    expect((await go(await open(), { name: 'Not saved' })).draft.company.name).toBe('Not saved');
    expect((await stored()).name).toBe(world.company.name);
  });

  test('what is typed shows on the papers of its form for a day, but for what is wrong, and on no others', async () => {
    const before = await open('invoices');
    expect([before.showsUnsaved, before.previews.invoice]).toEqual([undefined, expect.not.stringContaining('?')]);
    const hostile = '<script>alert(1)</script> {{company}} \u202Eenvers';
    const typed = { 'invoice-footnote-fr': hostile, 'estimate-footnote-en': 'Valid 30 days', 'tax-numbers': 'TPS' };
    const form = await go(before, typed);
    expect(form).toMatchObject({ showsUnsaved: true, problems: { 'tax-numbers': { code: 'tax-number-unreadable' } } });
    expect((await exampleOf(form))?.letterhead).toMatchObject({
      ...{ footnotes: { invoice: { fr: hostile }, estimate: { en: 'Valid 30 days' } }, taxNumbers: [] },
    });
    expect((await exampleOf(before))?.letterhead.footnotes.invoice).toEqual({});
    expect((await exampleOf(await open('invoices')))?.letterhead.footnotes.invoice).toEqual({});
    const saved = await save(before, typed);
    expect(saved).toMatchObject({ showsUnsaved: true });
    const information = await go(await open(), { name: 'Garage Borealis', language: 'en-CA', phone: '418 555-0199' });
    expect(await exampleOf(information)).toMatchObject({
      company: { name: 'Garage Borealis', language: 'en-CA', phone: '+14185550199' },
      letterhead: { name: 'Garage Borealis', phone: '+14185550199' },
    });
    await world.store.files.forget(new Date(world.clock.now().getTime() + 2 * 86_400_000));
    expect((await exampleOf(form))?.letterhead.footnotes.invoice).toEqual({});
    expect((await letterhead())?.footnotes.invoice).toBeUndefined();
  });

  test('with no room on the disk a form goes on with what is typed, and nothing is half saved', async () => {
    const { files, letterheads } = world.store;
    const before = await save(await open('invoices'), { 'terms-en': '90 days' });
    const whole = [files.keep, letterheads.keep] as const;
    const full = async () => {
      throw new Outage('store', 'insert', { outcome: 'no', code: 'ENOSPC' });
    };
    [files.keep, letterheads.keep] = [full, full];
    const typed = { 'terms-fr': 'Garantie de 90 jours' };
    const form = await go(before, typed);
    expect([form.values['terms-fr'], form.showsUnsaved]).toEqual([typed['terms-fr'], undefined]);
    expect(await save(form, typed)).toMatchObject({ kind: 'refused', refusal: { code: 'try-again' } });
    [files.keep, letterheads.keep] = whole;
    expect((await open('invoices')).values['terms-fr']).toBe('');
    expect(await save(form, typed)).toMatchObject({ done: 'saved', values: typed });
  });
});
