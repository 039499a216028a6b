/** Rules of the house that are about what is written in a file, and not about whom it imports. */
import { expect } from '@jest/globals';
import { LOOKS } from '../cards/present.ts';
import { FEATURES } from '../src/features.ts';
import type { House } from '../src/house.ts';
import { type File, importsOf, type Rule, withoutComments } from './sources.ts';

export const within = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`));

export const matching = (files: File[], shape: RegExp, reason: string): string[] =>
  files.flatMap(({ path, source }) => {
    const found = withoutComments(source).match(shape);
    return found ? [`${path} has "${found[0].replace(/\s+/g, ' ')}": ${reason}.`] : [];
  });

/** The command that is called as a block and a field are: its name with the slash is its own. */
const ALSO_A_BLOCK = new Set(['text']);

/** What features are called by: their commands, forms, buttons, screens, messages and news. */
function namesOfFeatures(): Set<string> {
  const answers = FEATURES.map((feature) => feature.at({ store: {}, checkout: {}, sms: {} } as House));
  const names = [
    ...FEATURES.flatMap(({ commands }) => commands.map(({ name }) => name)),
    ...answers.flatMap(({ forms = {}, buttons = {} }) => [...Object.keys(forms), ...Object.keys(buttons)]),
    ...Object.values(LOOKS).flatMap((looks) => Object.keys(looks)),
  ];
  return new Set([...names.map((name) => (ALSO_A_BLOCK.has(name) ? `/${name}` : name)), 'news']);
}

const quoted = (source: string): string[] =>
  Array.from(withoutComments(source).matchAll(/(['"`])([\w./-]+)\1/g), ([, , word]) => word!);

/** The parts of the core that every feature has in common. */
const COMMON = ['src/kernel', 'src/company', 'src/i18n'];

const isOfFeature = (target: string) => /^src\/[^/]+\//.test(target) && !within(target, ...COMMON);

/** Chats and renderers serve every feature alike: a new one changes nothing in them. */
export const features: Rule = (files) => {
  const known = namesOfFeatures();
  const why = 'a chat knows no feature, so that none has to be told of the next';
  return files
    .filter(({ path }) => within(path, 'adapters/slack', 'adapters/teams', 'cards/render'))
    .flatMap((file) => [
      ...quoted(file.source).flatMap((word) =>
        known.has(word) || known.has(word.replace(/^\//, '')) ? [`${file.path} names ${word}: ${why}.`] : [],
      ),
      ...importsOf(file)
        .filter(isOfFeature)
        .map((target) => `${file.path} imports ${target}: ${why}.`),
    ]);
};

/** The functions of a file that give promises, by name. */
const asyncIn = (source: string): string[] =>
  [
    ...source.matchAll(/\basync function (\w+)|\bconst (\w+)\b[^;]*?=\s*async\b|\bfunction (\w+)[^{;]*\): Promise</g),
  ].map(([, ...names]) => names.find(Boolean) ?? '');

/** `adapters/kit/once.ts` is the one place that keeps a promise, and it forgets the rejected. */
export const remembering: Rule = (files) => {
  const product = files.filter(
    ({ path }) => path !== 'adapters/kit/once.ts' && !within(path, 'sandbox', 'test', 'bench'),
  );
  const reason = 'a rejected promise that is kept is a failure until restart; adapters/kit/once.ts forgets it';
  return [
    ...matching(product, /\blet\s+\w+\s*:[^=;]*\bPromise<|#\w+\??\s*:[^=;(]*\bPromise</, reason),
    ...matching(
      product.filter(({ source }) => !/\.finally\(\(\) => \w+\.delete\(/.test(source)),
      /\bMap<[^>]*\bPromise</,
      reason,
    ),
    ...product.flatMap(({ path, source }) => {
      const given = asyncIn(source).map((name) => `${name}\\(`);
      const kept = new RegExp(
        `(?:\\?\\?|\\|\\|)=\\s*(?:${['import\\(', '[^;]*\\.(?:then|catch)\\(', 'async\\b', ...given].join('|')})`,
      );
      return matching([{ path, source }], kept, reason);
    }),
  ];
};

/** Packages of CommonJS that are loaded when they are first needed; those at the top of a file are loaded at start. */
const COMMON_JS = /(?<!typeof )\bimport\(\s*['"](?:twilio|handlebars|botbuilder|mongoose|qrcode)['"/]/;

export const loading: Rule = (files) =>
  matching(
    files.filter(({ path }) => within(path, 'adapters', 'src')),
    COMMON_JS,
    'Node keeps a failed import of a CommonJS package until restart; adapters/kit/require.ts tries again',
  );

/** Expects one complaint of a file that breaks the rule, which names it and says why. */
export function complainsOnce(rule: Rule, file: File): void {
  const [complaint, ...more] = rule([file]);
  expect(complaint).toContain(file.path);
  expect(complaint).toMatch(/: .{20,}\.$/);
  expect(more).toEqual([]);
}
