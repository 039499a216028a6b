import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SettingsForm } from '../../src/screen.ts';
import * as logos from '../fixtures/logos.ts';
import { filledOf, owner, settingsIn, shown } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const { open, save, stored, letterhead } = settingsIn(() => world);

describe('a logo', () => {
  const upload = async (bytes: Promise<Uint8Array> | Uint8Array) => ({ files: { logo: { bytes: await bytes } } });

  test('is drawn anew, shown on its own and on the examples, and only then saved', async () => {
    const form = await save(await open(), { name: 'Other' }, await upload(logos.jpegLogo()));
    const { id = 'fil_', url } = form.newLogo ?? {};
    expect(form).toMatchObject({ done: 'new-logo', values: { name: 'Other' } });
    expect(url).toBe(`https://pay.example/logo/${world.company.id}/${id}.png`);
    const [, companyId = '', letterheadId = ''] = new URL(form.previews.page).pathname.split('/').slice(1);
    const unsaved = new URL(form.previews.page).searchParams.get('unsaved') ?? '';
    expect(await world.app.example(companyId, letterheadId, unsaved)).toMatchObject({
      ...{ company: { name: 'Other' }, letterhead: { name: 'Other', logo: id }, logo: expect.any(Uint8Array) },
    });
    expect((await world.app.example(companyId, letterheadId))?.logo).toBeUndefined();
    expect(await letterhead()).toBeUndefined();
    // A chat may send the file again with what was already looked at.
    const saved = await save(form, {}, await upload(logos.jpegLogo()));
    expect([saved.done, saved.newLogo, saved.logoUrl]).toEqual(['saved', undefined, url]);
    expect(await letterhead()).toMatchObject({ name: 'Other', logo: id });
  });

  test('is looked at where it can be before anything is sent, and goes along with what is typed next', async () => {
    const chosen = filledOf(await open(), {}, await upload(logos.pngLogo()));
    const form = await shown<SettingsForm>(world.app.form(owner, chosen, 'changed'));
    expect(form.newLogo).toBeDefined();
    expect((await world.app.exampleOf(owner, filledOf(form, {})))?.logo).toBeDefined();
    expect((await world.app.exampleOf(owner, filledOf(form, { 'without-logo': 'yes' })))?.logo).toBeUndefined();
    expect(await save(form, { address: '1, rue Neuve' })).toMatchObject({ done: 'saved' });
    expect(await letterhead()).toMatchObject({ logo: form.newLogo?.id, address: ['1, rue Neuve'] });
  });

  test('of another company, or what is no logo, is not taken from a form that says so', async () => {
    const { store, company } = world;
    const picture = { type: 'image/png', bytes: await logos.pngLogo() };
    const theirs = await store.files.keep('com_other', picture);
    const paper = await store.files.keep(company.id, { type: 'application/pdf', bytes: logos.pdf });
    for (const id of [theirs, paper, 'fil_nothing', 'constructor']) {
      const form = await open();
      const forged = { ...filledOf(form, { name: id }), state: `${form.marks} ${id}` };
      const refused = await shown<SettingsForm>(world.app.form(owner, forged, 'sent'));
      expect(refused).toMatchObject({ problems: { logo: { code: 'file-unreachable' } }, values: { name: id } });
      expect(refused.newLogo).toBeUndefined();
      expect(await save(refused, {})).toMatchObject({ done: 'saved' });
      expect([id, (await letterhead())?.logo]).toEqual([id, undefined]);
      const [, companyId = '', letterheadId = ''] = new URL(form.previews.page).pathname.split('/').slice(1);
      expect((await world.app.example(companyId, letterheadId, id))?.logo).toBeUndefined();
    }
  });

  test('that nobody saves is gone in two days, and a form that still stands then says so; one that was saved stays', async () => {
    const chosen = await save(await open(), {}, await upload(logos.pngLogo()));
    const { id = 'fil_' } = chosen.newLogo ?? {};
    const isThere = async () => (await world.store.files.get(world.company.id, id)) !== undefined;
    const twoDaysLater = () => {
      world.clock.at = new Date(world.clock.now().getTime() + 2 * 86_400_000);
      return world.store.files.forget(world.clock.now());
    };
    await twoDaysLater();
    expect(await isThere()).toBe(false);
    const late = await save(chosen, { address: '1, rue Neuve' });
    expect(late).toMatchObject({
      problems: { logo: { code: 'file-unreachable' } },
      values: { address: '1, rue Neuve' },
    });
    await save(await save(late, {}, await upload(logos.pngLogo())), {});
    await twoDaysLater();
    expect([await isThere(), (await letterhead())?.logo]).toEqual([true, id]);
  });

  test('is given out to who has its address, and can be taken away', async () => {
    await save(await save(await open(), {}, await upload(logos.jpegLogo())), {});
    const { logo = 'fil_' } = (await letterhead()) ?? {};
    const bytes = Buffer.from((await world.app.companyLogo(world.company.id, logo)) ?? []);
    expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
    expect(await world.app.companyLogo('com_other', logo)).toBeUndefined();
    const later = await save(await open(), { 'without-logo': 'yes' });
    expect(later.logoUrl).toBeUndefined();
    expect((await letterhead())?.logo).toBeUndefined();
  });

  test('that is none is refused, and nothing else of the form is saved', async () => {
    const form = await save(await open(), { name: 'Other' }, await upload(logos.pdf));
    expect(form.problems).toEqual({ logo: { code: 'picture-of-other-kind' } });
    expect(form.values.name).toBe('Other');
    expect((await stored()).name).toBe(world.company.name);
  });

  test('no other file of a company is given out as its logo', async () => {
    const id = await world.store.files.keep(world.company.id, { type: 'application/pdf', bytes: logos.pdf });
    expect(await world.app.companyLogo(world.company.id, id)).toBeUndefined();
  });
});
