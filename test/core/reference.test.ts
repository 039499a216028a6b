import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseReference, referenceKeyOf } from '../../src/payments/reference.ts';

const read = (text: string) => {
  const reference = parseReference(text);
  return reference.ok ? reference.value : reference.refusal.code;
};

describe('a reference', () => {
  test.each([
    ['RO4821', 'RO4821'],
    ['  RO 4821 ', 'RO 4821'],
    ['RO\u00A0\u202F4821', 'RO 4821'],
    ['#F-2026/0042.b', '#F-2026/0042.b'],
    ['Acompte e\u0301te\u0301', 'Acompte été'],
    ['注文12', '注文12'],
    ['RO4821\u200B', 'RO4821'],
    ['RO\u200B48\u00AD21', 'RO4821'],
    ['\u2066RO4821\u2069', 'RO4821'],
    ['\u202DRO 4821\u202C', 'RO 4821'],
    ['\uFEFFRO\u20094821\u200E', 'RO 4821'],
    ['ف\u200Cاتورة 7', 'فاتورة 7'],
    ['x'.repeat(64), 'x'.repeat(64)],
    ['𝔯'.repeat(64), '𝔯'.repeat(64)],
  ])('%j is kept as %j', (typed, kept) => {
    expect(read(typed)).toBe(kept);
  });

  test.each([
    ['', 'reference-missing'],
    [' \n\u00A0', 'reference-missing'],
    ['x'.repeat(65), 'reference-too-long'],
    ['RO\n4821', 'reference-invalid'],
    ['RO\t4821', 'reference-invalid'],
    ['RO\u00004821', 'reference-invalid'],
    ['RO\u001B[31m', 'reference-invalid'],
    ['RO\u202E1284', 'reference-invalid'],
    ['RO\u20284821', 'reference-invalid'],
    ['RO\u3164', 'reference-invalid'],
    ['RO\uD83D', 'reference-invalid'],
    ['RO\uE000', 'reference-invalid'],
    ['---', 'reference-invalid'],
    ['👍', 'reference-invalid'],
  ])('%j: %s', (typed, code) => {
    expect(read(typed)).toBe(code);
  });

  test('that was kept is kept the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ09é -_/#.\u00A0e\u0301\u200B') }), (text) => {
        const once = parseReference(text);
        if (once.ok) expect(parseReference(once.value)).toEqual(once);
      }),
    );
  });
});

describe('two spellings of one reference', () => {
  test.each([
    ['RO4821', 'ro 4821'],
    ['RO4821', 'RO-4821'],
    ['RO4821', 'ro–48_21'],
    ['été', 'ÉTÉ'],
    ['RO4821', 'ＲＯ４８２１'],
    ['RO4828', 'RO4828.'],
    ['RO4828', '#RO4828'],
    ['RO4828', 'RO#4828'],
    ['RO4828', 'RO # 4828,'],
    ['RO4828', '“RO4828”'],
    ['RO4828', '« RO4828 »'],
    ['RO4828', "'ro-4828'"],
    ['RO4828', '(RO4828)'],
    ['RO4828', 'RO4828\u200B'],
    ['4821', '#4821!'],
    ['4821', 'n° 4821'],
    ['4821', 'Nº4821'],
    ['4821', 'No. 4821'],
    ['RO4821', 'réf. : RO-4821'],
    ['RO4821', 'facture RO4821'],
    ['RO4821', '(Facture no RO-4821)'],
    ['RO4821', 'bon de travail : RO 4821'],
    ['RO4821', 'R.O. 4821'],
    ['RO4821', 'r.o.#4821'],
    ['4821', 'facture 4821'],
    ['4821', 'Facture n° 4821'],
    ['4821', 'FACT-4821'],
    ['4821', 'invoice #4821'],
    ['4821', 'INV4821'],
    ['4821', 'bon 4821'],
    ['4821', 'work order 4821'],
    ['4821', 'no 4821'],
    ['4821', 'NO4821'],
    ['4821', 'numéro de dossier 4821'],
    ['F.12', 'facture F.12'],
  ])('%j and %j have one key', (one, other) => {
    expect(referenceKeyOf(one)).toBe(referenceKeyOf(other));
  });

  test('and two references have two', () => {
    expect(referenceKeyOf('RO4821')).not.toBe(referenceKeyOf('RO4822'));
    expect(referenceKeyOf('1.2')).not.toBe(referenceKeyOf('12'));
    expect(referenceKeyOf('RO4821')).not.toBe(referenceKeyOf('4821'));
    expect(referenceKeyOf('PO 4821')).not.toBe(referenceKeyOf('facture 4821'));
    expect(referenceKeyOf('devis 4821')).not.toBe(referenceKeyOf('facture 4821'));
    expect(referenceKeyOf('contrat 4821')).not.toBe(referenceKeyOf('bon 4821'));
    for (const key of ['NORD12', 'FACTOR12', 'BONUS12', 'INVERTER12']) expect(referenceKeyOf(key)).toBe(key);
    expect(referenceKeyOf('Bon cadeau')).toBe('BONCADEAU');
    expect(referenceKeyOf('facture')).toBe('FACTURE');
    expect(referenceKeyOf('F.12')).not.toBe(referenceKeyOf('F12'));
    expect(referenceKeyOf('12/3')).not.toBe(referenceKeyOf('123'));
    expect(referenceKeyOf('RO4821')).toBe('RO4821');
  });
});
