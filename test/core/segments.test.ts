import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { measure } from '../../src/conversations/segments.ts';

const cheap = [...'aZ09 .,-éèàùÉÇñ@£$¥Ω\n'];
const extended = [...'€[]{}^~|\\'];
const dear = [...'êçâîôûëïœ«»’\u00A0\u202Fא漢', '😀', '🚗', 'Ḁ'];
const textOf = (...units: string[][]) => fc.string({ unit: fc.constantFrom(...units.flat()), maxLength: 400 });

/** Twilio's own calculator. */
function twilios(text: string) {
  const { segments, encodingName } = new SegmentedMessage(text);
  return { segments: segments.length, encoding: encodingName.toLowerCase() };
}
const ours = (text: string) => {
  const { segments, encoding } = measure(text);
  return { segments, encoding };
};

describe('a text is counted as the carrier counts it', () => {
  test.each([
    ['', 0, 1, 'gsm-7'],
    ['a'.repeat(160), 160, 1, 'gsm-7'],
    ['a'.repeat(161), 161, 2, 'gsm-7'],
    ['a'.repeat(306), 306, 2, 'gsm-7'],
    ['a'.repeat(307), 307, 3, 'gsm-7'],
    ['ê'.repeat(70), 70, 1, 'ucs-2'],
    ['ê'.repeat(71), 71, 2, 'ucs-2'],
    ['ê'.repeat(134), 134, 2, 'ucs-2'],
    ['ê'.repeat(135), 135, 3, 'ucs-2'],
    ['€'.repeat(80), 160, 1, 'gsm-7'],
    ['€'.repeat(81), 162, 2, 'gsm-7'],
    ['😀'.repeat(35), 70, 1, 'ucs-2'],
    ['😀'.repeat(36), 72, 2, 'ucs-2'],
  ])('%j has %d characters in %d segments of %s', (text, characters, segments, encoding) => {
    expect(measure(text)).toMatchObject({ characters, segments, encoding });
  });

  test('does not split an emoji or an extension character over two segments', () => {
    expect(measure(`${'ê'.repeat(66)}😀${'ê'.repeat(66)}`)).toMatchObject({ characters: 134, segments: 3 });
    expect(measure(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({ characters: 306, segments: 3 });
  });

  test('in GSM-7', () => {
    fc.assert(fc.property(textOf(cheap, extended), (text) => expect(ours(text)).toEqual(twilios(text))));
  });

  test('in UCS-2', () => {
    fc.assert(fc.property(textOf(cheap, extended, dear), (text) => expect(ours(text)).toEqual(twilios(text))));
  });

  test('around the ends of segments', () => {
    const tail = fc.string({ unit: fc.constantFrom(...extended, ...dear, 'a'), minLength: 0, maxLength: 4 });
    const length = fc.constantFrom(
      64,
      65,
      66,
      67,
      68,
      69,
      131,
      132,
      133,
      134,
      150,
      151,
      152,
      153,
      158,
      159,
      160,
      304,
      305,
    );
    fc.assert(
      fc.property(length, tail, tail, (size, one, two) => {
        const text = `${'x'.repeat(size)}${one}${'x'.repeat(size)}${two}`;
        expect(ours(text)).toEqual(twilios(text));
      }),
      { numRuns: 500 },
    );
  });

  test('for every character there is below the emoji', () => {
    const wrong: string[] = [];
    for (let code = 0; code < 0x3000; code += 1) {
      const text = String.fromCodePoint(code);
      if (measure(text).encoding !== twilios(text).encoding) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});

describe('what makes a text dear', () => {
  test('is named once each, in order', () => {
    expect(measure('Ça n’a pas été reçu, garçon. Bientôt prêt’').costly).toEqual(['’', 'ç', 'ô', 'ê']);
    expect(measure('Voilà: été à Évry, où Çela?').costly).toEqual([]);
    expect(measure('Merci 👩‍🔧 👩‍🔧 e\u0301').costly).toEqual(['👩‍🔧', 'e\u0301']);
  });

  test('and what plain spelling would save', () => {
    const text = `${'Votre véhicule est prêt. '.repeat(6)}Merci`;
    expect(measure(text)).toMatchObject({ segments: 3, segmentsWithout: 1, costly: ['ê'] });
    expect(measure('é'.repeat(200))).toMatchObject({ segments: 2, segmentsWithout: 2 });
  });

  test.each([
    'l’été',
    '«oui»',
    '“oui” – non — …',
    '1\u00A0234,50\u202F$\t\u2009',
    'sous\u2011total',
    'œuvre ŒUVRE',
    'Noël e\u0301te\u0301',
    '漢字 👍',
  ])('%j can be spelled so that every segment holds 153 characters', (words) => {
    const text = words.repeat(Math.floor(300 / words.length));
    const plain = measure(text);
    expect(plain.encoding).toBe('ucs-2');
    expect(plain.segments).toBeGreaterThan(4);
    expect(plain.segmentsWithout).toBeLessThanOrEqual(3);
  });

  test('as long as what it stands for: two letters for one, and dots for an ellipsis', () => {
    expect(measure('œ'.repeat(76)).segmentsWithout).toBe(1);
    expect(measure('œ'.repeat(81)).segmentsWithout).toBe(2);
    expect(measure('…'.repeat(54)).segmentsWithout).toBe(2);
    expect(measure('’'.repeat(161)).segmentsWithout).toBe(2);
    expect(measure('\u00A0'.repeat(161)).segmentsWithout).toBe(2);
    expect(measure('e\u0301'.repeat(161)).segmentsWithout).toBe(2);
    expect(measure('👍'.repeat(161)).segmentsWithout).toBe(1);
  });

  test('line breaks of any kind are not among it', () => {
    expect(measure('a\r\nb\nc')).toMatchObject({ characters: 6, encoding: 'gsm-7' });
    expect(twilios('a\r\nb\nc').encoding).toBe('gsm-7');
  });

  test('never costs more than what was written, and nothing without cause', () => {
    fc.assert(
      fc.property(textOf(cheap, extended, dear), (text) => {
        const { segments, segmentsWithout, costly } = measure(text);
        expect(segmentsWithout).toBeLessThanOrEqual(segments);
        if (costly.length === 0) expect(segmentsWithout).toBe(segments);
      }),
    );
  });
});
