import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as logos from '../fixtures/logos.ts';
import { settingsIn } from '../fixtures/settings.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const { open, change, save, stored, letterhead } = settingsIn(() => world);

describe('two who save at once', () => {
  test('the second sees what the first changed; what only one changed is lost by nobody', async () => {
    const [first, second] = [await open(), await open()];
    await save(first, { name: 'First', 'time-zone': 'America/Halifax' });
    const form = await save(second, { name: 'Second', address: '1, rue Neuve' });
    expect(form.meanwhile).toEqual([
      { name: 'name', alsoHere: true, value: 'First' },
      { name: 'time-zone', alsoHere: false, value: 'America/Halifax' },
    ]);
    expect(form.values).toMatchObject({ name: 'Second', 'time-zone': 'America/Halifax', address: '1, rue Neuve' });
    expect((await stored()).name).toBe('First');
    const again = await save(form, {});
    expect(again.done).toBe('saved');
    expect(await stored()).toMatchObject({ name: 'Second', timeZone: 'America/Halifax' });
  });

  test('a form that was drawn anew in between still knows what it was opened on', async () => {
    const form = await open();
    await save(await open(), { 'time-zone': 'America/Halifax' });
    const redrawn = await change(form, { name: 'Second' });
    const asked = await save(redrawn, {});
    expect(asked.meanwhile).toMatchObject([{ name: 'time-zone', alsoHere: false }]);
    expect((await stored()).timeZone).toBe('America/Halifax');
  });

  test('different sections do not stand in each other’s way', async () => {
    const [one, other] = [await open(), await open('payments')];
    await save(one, { name: 'First' });
    expect((await save(other, { 'link-days': '7' })).done).toBe('saved');
    expect(await stored()).toMatchObject({ name: 'First', linkDays: 7 });
  });

  test('at the very same time, one of them is asked', async () => {
    const form = await open();
    const both = await Promise.all(['A', 'B'].map((name) => save(form, { name })));
    expect(both.map(({ done }) => done).toSorted()).toEqual(['saved', undefined]);
    const [asked] = both.filter(({ done }) => !done);
    expect(asked?.meanwhile).toEqual([{ name: 'name', alsoHere: true, value: (await stored()).name }]);
  });

  test('a logo that somebody else has just changed is not taken back unseen', async () => {
    const form = await open();
    await save(await save(await open(), {}, { files: { logo: { bytes: await logos.pngLogo() } } }), {});
    const asked = await save(form, { name: 'Other' });
    expect(asked.meanwhile).toMatchObject([{ name: 'logo', alsoHere: false }]);
    await save(asked, {});
    expect((await letterhead())?.logo).toBeDefined();
  });
});
