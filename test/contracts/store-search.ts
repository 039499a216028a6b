import { beforeAll, describe, expect, test } from '@jest/globals';
import { connectStore } from '../../adapters/mongo/store.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { silentLog } from '../fixtures/fakes.ts';
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
  ['O’Brien Ségolène', '+14165550001'],
  ['OKEEFE SARAH', '+14165550002'],
  ["Siobhán O'Keefe", '+14165550003'],
  ['Zoé L’Écuyer', '+14165550004'],
  ["Luca D'Amico", '+14165550005'],
  ['Dave MacLeod', '+14165550006'],
  ['Fiona Mac Leod', '+14165550007'],
  ['Guy St-Pierre', '+14165550008'],
  ['Ève Saint-Pierre', '+14165550009'],
  ['Odette StPierre', '+14165550010'],
  ['STPIERRE RENE', '+14165550011'],
  ['Anne Ste-Marie', '+14165550012'],
  ['Łukasz Żak', '+14165550013'],
  ['Øyvind Æbelø', '+14165550014'],
  ['Ayşe Yılmaz', '+14165550015'],
  ['Jürgen Straße', '+14165550016'],
  ['Þór Đorđević', '+14165550017'],
  ['9123-4567 Québec inc.', '+14165550018'],
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
  ['el*', ['Élise Tremblay']],
  ['garage 440', ['Garage 440 (pièces)']],
  ['obrien', ['O’Brien Ségolène']],
  ['o brien', ['O’Brien Ségolène']],
  ['okeefe', ['OKEEFE SARAH', "Siobhán O'Keefe"]],
  ['OKeefe', ['OKEEFE SARAH', "Siobhán O'Keefe"]],
  ["o'keefe", ['OKEEFE SARAH', "Siobhán O'Keefe"]],
  ['keefe', ["Siobhán O'Keefe"]],
  ["sarah o'keefe", ['OKEEFE SARAH']],
  ['lecuyer', ['Zoé L’Écuyer']],
  ['ecuyer', ['Zoé L’Écuyer']],
  ['damico', ["Luca D'Amico"]],
  ['damours', ["Jean-François D'Amours"]],
  ['jeanfrancois', ["Jean-François D'Amours"]],
  ['jean francois', ["Jean-François D'Amours"]],
  ['JEAN-FRANCOIS DAMOURS', ["Jean-François D'Amours"]],
  ['mac leod', ['Dave MacLeod', 'Fiona Mac Leod']],
  ['macleod', ['Dave MacLeod', 'Fiona Mac Leod']],
  ['dave mac leod', ['Dave MacLeod']],
  ['mac leod fiona', ['Fiona Mac Leod']],
  ['stpierre', ['Guy St-Pierre', 'Ève Saint-Pierre', 'Odette StPierre', 'STPIERRE RENE']],
  ['st-pierre', ['Guy St-Pierre', 'Ève Saint-Pierre', 'Odette StPierre', 'STPIERRE RENE']],
  ['saint-pierre', ['Guy St-Pierre', 'Ève Saint-Pierre', 'Odette StPierre', 'STPIERRE RENE']],
  ['SAINT PIERRE', ['Guy St-Pierre', 'Ève Saint-Pierre', 'Odette StPierre', 'STPIERRE RENE']],
  ['saintpierre', ['Guy St-Pierre', 'Ève Saint-Pierre', 'Odette StPierre', 'STPIERRE RENE']],
  ['saint', ['Guy St-Pierre', 'Ève Saint-Pierre', 'Odette StPierre', 'Anne Ste-Marie']],
  ['guy saint-pierre', ['Guy St-Pierre']],
  ['stemarie', ['Anne Ste-Marie']],
  ['sainte marie', ['Anne Ste-Marie']],
  ['lukasz', ['Łukasz Żak']],
  ['ŁUKASZ', ['Łukasz Żak']],
  ['oyvind', ['Øyvind Æbelø']],
  ['aebelo', ['Øyvind Æbelø']],
  ['yilmaz', ['Ayşe Yılmaz']],
  ['YILMAZ', ['Ayşe Yılmaz']],
  ['strasse', ['Jürgen Straße']],
  ['straße', ['Jürgen Straße']],
  ['thor dordevic', ['Þór Đorđević']],
  ['91234567', ['9123-4567 Québec inc.']],
  ['9123-4567', ['9123-4567 Québec inc.']],
  ['9123 4567 quebec', ['9123-4567 Québec inc.']],
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

    test('customers that an earlier version stored are found the same after the next start', async () => {
      const { raw, uri } = given();
      const own = randomId('com');
      const old = sample.customer(own, { name: "Siobhán O'Keefe" });
      const strange = sample.customer(own, { name: 'Anyone' });
      const store = given().store.customers;
      await Promise.all([old, strange].map((customer) => store.insert(customer)));
      const asThen = { $set: { terms: ['siobhan', 'o', 'keefe'] }, $unset: { v: '' } };
      await raw.collection('customers').updateOne({ _id: old.id as never }, asThen);
      // What nobody can read stays as it is, and in nobody's way.
      const broken = { $set: { phone: 7 }, $unset: { v: '' } };
      await raw.collection('customers').updateOne({ _id: strange.id as never }, broken as never);
      expect(await store.search(own, 'okeefe', 5)).toEqual([]);
      const { promise: renewed, resolve } = Promise.withResolvers<void>();
      const next = await connectStore({ uri, log: { ...silentLog, info: () => resolve() } });
      await renewed;
      await next.close();
      expect(await store.search(own, 'okeefe', 5)).toStrictEqual([old]);
      expect(await store.get(own, old.id)).toStrictEqual(old);
      expect(await store.search(own, 'keefe', 5)).toStrictEqual([old]);
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
