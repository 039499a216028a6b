import { readFile } from 'node:fs/promises';
import { type PaperSheet, presentPaper } from '../../cards/documents/paper.ts';
import type { Paper } from '../../src/documents/index.ts';
import { succeedOnce } from '../kit/once.ts';
import { require } from '../kit/require.ts';
import { type Fonts, loadFonts } from './fonts.ts';

/** Draws a paper as one HTML document that needs nothing from outside. */
export async function paperHtml(paper: Paper): Promise<string> {
  const [{ draw, style }, fonts] = await Promise.all([loadTemplate(), loadFonts()]);
  const { logo, ...presented } = presentPaper(paper);
  const sheet = drawableIn(presented, fonts);
  return draw({
    ...sheet,
    style: [fonts.styleFor(JSON.stringify(sheet)), style, pageStyle(sheet)].join('\n'),
    width: sheet.hasQuantities ? 4 : 2,
    ...(logo ? { logo: `data:image/png;base64,${Buffer.from(logo).toString('base64')}` } : {}),
  });
}

/** What stands at the foot of every page; `page x of y` can only be counted by the page itself. */
export function pageStyle({
  size,
  issuer,
  title,
  number,
  pages,
}: Pick<PaperSheet, 'size' | 'title' | 'number' | 'pages'> & { issuer: { name: string } }): string {
  const whose = cssString(`${brief(issuer.name)} · ${title} ${brief(number)}`);
  const which = `${cssString(pages.before)} counter(page) ${cssString(pages.between)} counter(pages)`;
  return `@page{size:${size};@bottom-left{content:${whose}}@bottom-right{content:${which};white-space:nowrap}}`;
}

/** At the foot there is room for one line, page numbers included. */
const FOOT_LETTERS = 30;
const brief = (text: string): string => {
  const letters = Array.from(text);
  return letters.length > FOOT_LETTERS ? `${letters.slice(0, FOOT_LETTERS - 1).join('')}…` : text;
};

/** Every character by its number, so that no name can end the string, the rule or the style. */
const cssString = (text: string): string =>
  `"${Array.from(text, (character) => `\\${character.codePointAt(0)?.toString(16)} `).join('')}"`;

/** Our own files, read and compiled once; nothing that a tenant wrote is ever a template. */
const loadTemplate = succeedOnce(async () => {
  const handlebars: typeof import('handlebars') = require('handlebars');
  const [template, style] = await Promise.all(
    ['paper.hbs', 'paper.css'].map((name) => readFile(new URL(`templates/${name}`, import.meta.url), 'utf8')),
  );
  const draw: (content: object) => string = handlebars.compile(template, { strict: true, knownHelpersOnly: true });
  return { draw, style };
});

/** Everything that is read, with what no font draws replaced. */
export function drawableIn<T>(value: T, fonts: Fonts): T {
  if (typeof value === 'string') return fonts.drawable(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => drawableIn(one, fonts)) as T;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, drawableIn(one, fonts)])) as T;
}
