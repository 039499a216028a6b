/** How a text message is charged. */
export interface Measure {
  /** As the carrier counts: `€ [ ] { } ^ ~ | \` take two in GSM-7, an emoji two or more in UCS-2. */
  characters: number;
  segments: number;
  encoding: 'gsm-7' | 'ucs-2';
  /** The distinct characters outside GSM-7, in order of appearance: each of them makes every segment shorter. */
  costly: string[];
  /** What it would cost with plain letters in their place (`e` for `ê`), or without those that have none. */
  segmentsWithout: number;
}

// 3GPP TS 23.038. The extension characters are sent as two.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

const LIMITS = { 'gsm-7': { alone: 160, joined: 153 }, 'ucs-2': { alone: 70, joined: 67 } } as const;
type Encoding = keyof typeof LIMITS;

/**
 * What the carrier makes of a text: its encoding and number of segments. Twilio bills by segment and does not split
 * a visible character (an extension pair, an emoji) over two; its Smart Encoding, which swaps some quotes and
 * dashes, is not assumed.
 */
export function measure(text: string): Measure {
  const characters = visibleCharacters(text);
  const costly = [...new Set(characters.filter((character) => !isCheap(character)))];
  const encoding: Encoding = costly.length === 0 ? 'gsm-7' : 'ucs-2';
  const { units, segments } = count(characters, encoding);
  const segmentsWithout = costly.length === 0 ? segments : count(characters.flatMap(plainer), 'gsm-7').segments;
  return { characters: units, segments, encoding, costly, segmentsWithout };
}

let graphemes: Intl.Segmenter | undefined;
/** Letters and signs that never join with their neighbours, which is what texts here are mostly made of. */
const APART = /^[\n\x20-\x7e\xa0-\u02ff]*$/;

function visibleCharacters(text: string): string[] {
  if (APART.test(text)) return [...text];
  // Made when it is first needed: it reads a part of ICU's tables, most of which no text here needs.
  graphemes ??= new Intl.Segmenter();
  return Array.from(graphemes.segment(text), ({ segment }) => (segment === '\r\n' ? ['\r', '\n'] : [segment])).flat();
}

const isCheap = (character: string): boolean => BASIC.has(character) || EXTENSION.has(character);

function count(characters: string[], encoding: Encoding): { units: number; segments: number } {
  const sizes = characters.map((character) =>
    encoding === 'ucs-2' ? character.length : EXTENSION.has(character) ? 2 : 1,
  );
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, joined } = LIMITS[encoding];
  if (units <= alone) return { units, segments: 1 };
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > joined) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { units, segments };
}

const SPELLINGS: Record<string, string> = {
  ...{ '’': "'", '‘': "'", ʼ: "'", '“': '"', '”': '"', '«': '"', '»': '"', '–': '-', '—': '-', '−': '-', '…': '...' },
  ...{ œ: 'oe', Œ: 'OE', '\u00A0': ' ', '\u202F': ' ', '\u2009': ' ', '\t': ' ', '\u2011': '-' },
};

/** A text in the cheap alphabet: plain letters for those outside it, and nothing for what has none. */
export const plainly = (text: string): string => visibleCharacters(text).flatMap(plainer).join('');

function plainer(character: string): string[] {
  if (isCheap(character)) return [character];
  const composed = character.normalize('NFC');
  const spelling =
    SPELLINGS[character] ?? (isCheap(composed) ? composed : character.normalize('NFD').replace(/\p{M}/gu, ''));
  return [...spelling].filter(isCheap);
}
