import { describe, expect, test } from '@jest/globals';
import { FILE_MOST_BYTES, type FileId, keepForGood } from '../../src/company/files.ts';
import { letterheadOf, plainLetterhead } from '../../src/company/letterhead.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

/** What is found by what is in it, and never changes. */
export function describeKept(given: () => Given): void {
  describe('letterheads and files', () => {
    test('a letterhead comes back as it was kept, and is one however often it is kept', async () => {
      const { letterheads } = given().store;
      const companyId = randomId('com');
      for (const kept of [sample.letterhead(), plainLetterhead({ name: 'Garage', phone: '+14185550100' })]) {
        const id = await letterheads.keep(companyId, kept);
        expect(await letterheads.get(companyId, id)).toStrictEqual(kept);
        expect(await letterheads.get(randomId('com'), id)).toBeUndefined();
        expect(await Promise.all([letterheads.keep(companyId, kept), letterheads.keep(companyId, kept)])).toEqual([
          id,
          id,
        ]);
      }
    });

    test('whatever differs makes another letterhead', async () => {
      const { letterheads } = given().store;
      const companyId = randomId('com');
      const { logo: _logo, ...withoutLogo } = sample.letterhead();
      const all = [
        sample.letterhead(),
        withoutLogo,
        sample.letterhead({ name: 'Garage Borealis' }),
        sample.letterhead({ address: ['100, rue Saint-Jean, Québec (Québec)  G1R 1P5'] }),
        sample.letterhead({ taxNumbers: [] }),
        sample.letterhead({ numberLabel: { en: 'Repair order' } }),
        sample.letterhead({ footnotes: { invoice: {}, estimate: { fr: 'Merci !' } } }),
        sample.letterhead({ paymentTerms: {}, terms: { en: 'Due on receipt' } }),
      ];
      const ids = await Promise.all(all.map((one) => letterheads.keep(companyId, one)));
      expect(new Set(ids).size).toBe(all.length);
      expect(await Promise.all(ids.map((id) => letterheads.get(companyId, id)))).toStrictEqual(all);
    });

    test('a company that never changed its settings has a letterhead of its name and phone', async () => {
      const { letterheads } = given().store;
      const { letterhead: _letterhead, ...company } = sample.company();
      const { id, letterhead } = await letterheadOf(letterheads, company);
      expect(letterhead).toStrictEqual(plainLetterhead(company));
      expect(await letterheads.get(company.id, id)).toStrictEqual(letterhead);
      const changed = { ...letterhead, address: ['1, rue Neuve'] };
      const later = { ...company, letterhead: await letterheads.keep(company.id, changed) };
      expect(await letterheadOf(letterheads, later)).toStrictEqual({ id: later.letterhead, letterhead: changed });
      const corrected = await letterheadOf(letterheads, { ...later, name: 'Garage Borealis' });
      expect(corrected.letterhead).toStrictEqual({ ...changed, name: 'Garage Borealis' });
      expect(await letterheads.get(company.id, corrected.id)).toStrictEqual(corrected.letterhead);
    });

    test('a file comes back byte for byte, is one however often it is kept, and each company has its own', async () => {
      const { files } = given().store;
      const [ours, theirs] = [randomId('com'), randomId('com')];
      const file = { type: 'image/png', bytes: Uint8Array.from({ length: 300_000 }, (_, i) => i % 251) };
      const id = await files.keep(ours, file);
      expect(await files.get(ours, id)).toEqual({ type: 'image/png', bytes: expect.any(Uint8Array) });
      expect(Buffer.compare((await files.get(ours, id))?.bytes ?? Buffer.alloc(0), file.bytes)).toBe(0);
      expect(await Promise.all([files.keep(ours, file), files.keep(ours, file)])).toEqual([id, id]);
      expect(await files.keep(ours, { ...file, type: 'image/webp' })).not.toBe(id);
      expect(await files.get(theirs, id)).toBeUndefined();
      expect(await files.keep(theirs, file)).not.toBe(id);
      expect(await files.get(ours, 'fil_' as FileId)).toBeUndefined();
    });

    test('a file stays until its end, or for as long as anybody ever wanted it; each company’s own', async () => {
      const { files } = given().store;
      const [ours, theirs] = [randomId('com'), randomId('com')];
      const file = (name: string) => ({ type: 'image/png', bytes: Buffer.from(name) });
      const ids = {
        ended: await files.keep(ours, file('ended'), { until: sample.at(1) }),
        longer: await files.keep(ours, file('longer'), { until: sample.at(1) }),
        saved: await files.keep(ours, file('saved'), { until: sample.at(1) }),
        forGood: await files.keep(ours, file('forGood')),
        theirs: await files.keep(theirs, file('theirs'), { until: sample.at(3) }),
      };
      await files.keep(ours, file('longer'), { until: sample.at(3) });
      await files.keep(ours, file('longer'), { until: sample.at(2) });
      expect(await keepForGood(files, ours, ids.saved)).toBe(ids.saved);
      await files.keep(ours, file('forGood'), { until: sample.at(1) });
      await files.forget(sample.at(2));
      expect(await files.get(ours, ids.ended)).toBeUndefined();
      expect(await keepForGood(files, ours, ids.ended)).toBeUndefined();
      for (const id of [ids.longer, ids.saved, ids.forGood]) expect(await files.get(ours, id)).toBeDefined();
      expect(await files.get(theirs, ids.theirs)).toBeDefined();
      await files.forget(sample.at(4));
      expect(await files.get(ours, ids.longer)).toBeUndefined();
      expect(await files.get(ours, ids.saved)).toBeDefined();
      expect(await files.keep(ours, file('ended'))).toBe(ids.ended);
      expect(await files.get(ours, ids.ended)).toBeDefined();
    });

    test('what is of one customer goes with them, and nothing of anybody else', async () => {
      const { files } = given().store;
      const [ours, theirs] = [randomId('com'), randomId('com')];
      const file = { type: 'image/jpeg', bytes: Buffer.from('car') };
      const own = await files.keep(ours, file);
      const [julie, luc] = ['+15145550188', '+15145550142'];
      const ofJulie = await keepForGood(files, ours, own, julie);
      const [ofLuc, elsewhere] = [
        await files.keep(ours, file, { owner: luc }),
        await files.keep(theirs, file, { owner: julie }),
      ];
      expect(new Set([own, ofJulie, ofLuc, elsewhere]).size).toBe(4);
      await files.forgetOf(ours, luc, [ofJulie ?? 'fil_']);
      expect(await files.get(ours, ofJulie ?? 'fil_')).toBeDefined();
      await files.forgetOf(ours, julie);
      expect(await files.get(ours, ofJulie ?? 'fil_')).toBeUndefined();
      for (const id of [own, ofLuc]) expect(await files.get(ours, id)).toBeDefined();
      expect(await files.get(theirs, elsewhere)).toBeDefined();
    });

    test('a file that is too large is not kept', async () => {
      const { files } = given().store;
      const companyId = randomId('com');
      const most = { type: 'application/pdf', bytes: new Uint8Array(FILE_MOST_BYTES) };
      await files.keep(companyId, most);
      const more = { ...most, bytes: new Uint8Array(FILE_MOST_BYTES + 1) };
      await expect(files.keep(companyId, more)).rejects.toThrow(RangeError);
    });
  });
}
