import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomId } from '../../src/kernel/ids.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

const PEOPLE: [name: string | undefined, phone: string][] = [
  ['Élise Tremblay', '+15145550188'],
  ["Jean-François D'Amours", '+14185550142'],
  ['Cœur de Pirate', '+15145550900'],
  ['Γιώργος Παπαδόπουλος', '+14505550001'],
  ['Владимир Ёлкин', '+14505550002'],
  ['محمد عبد الله', '+14505550003'],
  ['王小明', '+14505550004'],
  ['김민수', '+14505550005'],
  ['İbrahim Şahin', '+14505550006'],
  ['Nguyễn Thị Hoa', '+14505550007'],
  ['Marie Curie', '+33612345678'],
  ['Garage 440 (pièces)', '+14505550440'],
  [undefined, '+14505559999'],
];

const FOUND: [typed: string, names: (string | undefined)[]][] = [
  ['elise', ['Élise Tremblay']],
  ['ÉLISE', ['Élise Tremblay']],
  ['trem', ['Élise Tremblay']],
  ['tremblay elise', ['Élise Tremblay']],
  ['  Trem   Él ', ['Élise Tremblay']],
  ['rem', []],
  ['elise roy', []],
  ['francois', ["Jean-François D'Amours"]],
  ['jean-fr', ["Jean-François D'Amours"]],
  ['d’amours', ["Jean-François D'Amours"]],
  ['amours', ["Jean-François D'Amours"]],
  ['coeur', ['Cœur de Pirate']],
  ['CŒUR', ['Cœur de Pirate']],
  ['γιωργ', ['Γιώργος Παπαδόπουλος']],
  ['ПАПА', []],
  ['елкин влад', ['Владимир Ёлкин']],
  ['عبد', ['محمد عبد الله']],
  ['王小', ['王小明']],
  ['김민', ['김민수']],
  ['ibrahim sahin', ['İbrahim Şahin']],
  ['nguyen thi', ['Nguyễn Thị Hoa']],
  ['514-555-0188', ['Élise Tremblay']],
  ['(514) 555 01', ['Élise Tremblay']],
  ['514 555', ['Élise Tremblay', 'Cœur de Pirate']],
  ['+1 514 555 0188', ['Élise Tremblay']],
  ['15145550188', ['Élise Tremblay']],
  ['555-0142', ["Jean-François D'Amours"]],
  ['0142', ["Jean-François D'Amours"]],
  ['06 12 34', ['Marie Curie']],
  ['+33 6 12', ['Marie Curie']],
  ['9999', [undefined]],
  ['elise 514', ['Élise Tremblay']],
  ['elise 418', []],
  ['e*', ['Élise Tremblay']],
  ['garage 440', ['Garage 440 (pièces)']],
];

/** What looks like a pattern, an operator or a name of JavaScript's own, and finds nobody. */
const NOBODY = [
  '.*',
  '^',
  'el.se',
  '[a-z]+',
  'elise|roy',
  '\\p{L}',
  '$where',
  '__proto__',
  'constructor',
  '😀',
  '\0',
  '%',
  '"',
];

export function describeSearch(given: () => Given): void {
  describe('searching customers', () => {
    const companyId = randomId('com');
    const search = (typed: string, limit = 20) => given().store.customers.search(companyId, typed, limit);

    beforeAll(async () => {
      for (const [i, [name, phone]] of PEOPLE.entries()) {
        const createdAt = sample.at(i);
        await given().store.customers.insert(
          sample.customer(companyId, { phone, createdAt, ...(name ? { name } : {}) }),
        );
      }
    });

    test.each(FOUND)('%j finds %j', async (typed, names) => {
      const found = await search(typed);
      expect(new Set(found.map(({ name }) => name))).toEqual(new Set(names));
      expect(found).toHaveLength(names.length);
    });

    test.each(NOBODY)('%j finds nobody', async (typed) => {
      expect(await search(typed)).toEqual([]);
    });

    test('nothing typed gives the most recent first, up to the limit', async () => {
      const names = (await search(' ', 3)).map(({ name }) => name);
      expect(names).toEqual(
        PEOPLE.toReversed()
          .slice(0, 3)
          .map(([name]) => name),
      );
    });

    test('a search gives whole customers, once each, up to the limit', async () => {
      const found = await search('45', 5);
      expect(found).toHaveLength(5);
      expect(new Set(found.map(({ id }) => id)).size).toBe(5);
      expect(Object.keys(found[0] ?? {}).toSorted()).not.toContain('terms');
    });

    test('a new name and a new phone are what is found from then on', async () => {
      const { customers } = given().store;
      const customer = sample.customer(companyId, { name: 'Avant', phone: '+18195551234' });
      await customers.insert(customer);
      await customers.replace({ ...customer, name: 'Après', phone: '+18195554321' });
      expect(await search('avant')).toEqual([]);
      expect(await search('8195551234')).toEqual([]);
      expect(await search('apres')).toHaveLength(1);
      expect(await search('4321')).toHaveLength(1);
    });
  });
}
