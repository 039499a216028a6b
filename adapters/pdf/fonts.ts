import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { succeedOnce } from '../kit/once.ts';

/** The fonts that travel with the app, so that a paper is the same on every machine: which package, weights, and files. */
const FONTS: { name: string; weights: number[]; files: RegExp }[] = [
  { name: '@fontsource/inter', weights: [400, 600], files: /./ },
  // Its other files list symbols that they do not draw.
  { name: '@fontsource/noto-sans-arabic', weights: [400], files: /-arabic-arabic-/ },
];
/** The packages list a few characters that their files do not draw (looked at in Inter 5.3). */
const NOT_DRAWN = /[\u2190-\u21ff]/u;
/** What nearly every text is made of; no need to look at it letter by letter. */
const PLAIN = /^[\n\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u2013\u2018\u2019\u2022\u202f]*$/u;
/** Stands where a character was that no font here draws. */
const UNKNOWN = '[?]';

interface Face {
  /** The file as a style sheet has it. */
  css: string;
  covers(codePoint: number): boolean;
}

export interface Fonts {
  /** The style of the fonts that a text needs, files included. */
  styleFor(text: string): string;
  /** The text with what no font draws replaced visibly: a box that says nothing is worse. */
  drawable(text: string): string;
}

export const loadFonts = succeedOnce(load);

async function load(): Promise<Fonts> {
  const faces = (
    await Promise.all(
      FONTS.flatMap(({ name, weights, files }) => weights.map((weight) => facesOf(name, weight, files))),
    )
  ).flat();
  const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' });
  const isDrawn = (character: string): boolean =>
    !NOT_DRAWN.test(character) &&
    Array.from(character).every(
      (point) => point === '\n' || faces.some(({ covers }) => covers(point.codePointAt(0) ?? 0)),
    );
  return {
    styleFor(text) {
      const points = Array.from(new Set(text), (character) => character.codePointAt(0) ?? 0);
      return faces
        .filter(({ covers }) => points.some(covers))
        .map(({ css }) => css)
        .join('\n');
    },
    drawable(text) {
      if (PLAIN.test(text)) return text;
      let drawn = '';
      for (const { segment } of segmenter.segment(text)) {
        if (isDrawn(segment)) drawn += segment;
        else if (!drawn.endsWith(UNKNOWN)) drawn += UNKNOWN;
      }
      return drawn;
    },
  };
}

/** A package's style sheet for one weight, its files inlined: a paper fetches nothing. */
async function facesOf(name: string, weight: number, files: RegExp): Promise<Face[]> {
  const sheet = createRequire(import.meta.url).resolve(`${name}/${weight}.css`);
  const css = await readFile(sheet, 'utf8');
  return Promise.all(
    Array.from(css.matchAll(/@font-face \{[^}]*\}/g), ([face]) => face)
      .filter((face) => files.test(face))
      .map(async (face) => {
        const [, file = ''] = /url\(\.\/(files\/[\w-]+\.woff2)\)/.exec(face) ?? [];
        const [, family] = /font-family: ('[^']+')/.exec(face) ?? [];
        const [, ranges = ''] = /unicode-range: ([^;]+);/.exec(face) ?? [];
        const data = (await readFile(join(dirname(sheet), file))).toString('base64');
        const source = `url(data:font/woff2;base64,${data}) format('woff2')`;
        return {
          css: `@font-face{font-family:${family};font-weight:${weight};src:${source};unicode-range:${ranges}}`,
          covers: coverOf(ranges),
        };
      }),
  );
}

function coverOf(ranges: string): Face['covers'] {
  const bounds = Array.from(ranges.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g), ([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ]);
  return (point) => bounds.some(([from = 0, to = 0]) => point >= from && point <= to);
}
