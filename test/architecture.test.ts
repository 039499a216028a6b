import { describe, expect, test } from '@jest/globals';
import { circles, floors } from './floors.ts';
import { complainsOnce, features, loading, matching, remembering, within } from './rules.ts';
import { type File, FOLDERS, sources as house, importsOf, type Rule, scripts } from './sources.ts';

/** What `npm run` starts: only these speak to a terminal and read the environment. */
const ENTRY_POINTS = Object.values(scripts).flatMap((script) => script.match(/\S+\.ts\b/g) ?? []);

/** What each adapter may load from outside. Node's own modules are open to all adapters. */
const SDKS: Record<string, string[]> = {
  slack: ['@slack/bolt', 'express'],
  teams: ['botbuilder', '@microsoft/teams-js', 'jose', 'express', 'helmet'],
  stripe: ['stripe', 'express'],
  twilio: ['twilio', 'express'],
  mongo: ['mongoose', 'bson', 'mingo'],
  pictures: ['sharp'],
  web: ['express', 'helmet', 'handlebars', 'qrcode', 'pngjs'],
  smtp: ['nodemailer', 'handlebars'],
  csv: ['csv-parse/sync', 'csv-stringify/sync'],
  xlsx: ['fflate'],
  zip: ['fflate'],
  pdf: ['puppeteer-core', '@sparticuz/chromium', 'handlebars'],
  'log.ts': ['pino'],
};

/** The core's only doors to the outside: what is loaded, and the one file that may. */
const DOORS: Record<string, string[]> = {
  'src/variable-shapes.ts': ['zod'],
  // `node:module` to load the numbering plans when the first number is read, not at start.
  'src/kernel/phone.ts': ['libphonenumber-js', 'node:module'],
};

const isOf = (target: string, packages: string[] = []) =>
  packages.some((name) => target === name || target.startsWith(`${name}/`));

/** Why this file may not import that; undefined when it may. */
function objection(path: string, target: string): string | undefined {
  const isOurs = within(target, ...FOLDERS) || target.startsWith('../');
  if (within(path, 'sandbox', 'test', 'bench')) return undefined;
  if (within(target, 'sandbox', 'test', 'bench')) return 'the product must not know its stand-ins, tests and measures';
  if (target === 'src/main.ts') return 'importing what picks a command would start the app';
  if (path === 'src/compose.ts' || path === 'src/checkups.ts') {
    return isOurs ? undefined : 'the composition root joins our parts; an SDK belongs behind its adapter';
  }
  if (path === 'src/main.ts' || within(path, 'src/cli')) {
    if (within(target, 'src') || target.startsWith('node:')) return undefined;
    return 'a command says what the operator reads; what it works with comes from compose.ts alone';
  }
  if (within(path, 'src')) {
    if (within(target, 'src') || target === 'node:crypto' || isOf(target, DOORS[path])) return undefined;
    return 'the core knows no vendor, no HTTP, no database and nothing drawn, so that it can be tested and moved alone';
  }
  if (within(path, 'cards')) {
    if (within(target, 'src', 'cards')) return undefined;
    return 'cards are pure functions of what happened: no SDK, no input or output';
  }
  if (within(path, 'manifests')) {
    if (within(target, 'src', 'cards', 'manifests') || target.startsWith('node:')) return undefined;
    if (path === 'manifests/teams-package.ts' && target === 'fflate') return undefined;
    return 'manifests are filled from the command table alone; packing one is another matter, with its own file';
  }
  const own = path.split('/')[1]!;
  if (within(target, 'adapters/kit')) return undefined;
  if (within(target, 'adapters') && target.split('/')[1] !== own) {
    return 'no adapter knows another, so that each can be replaced alone';
  }
  if (isOurs || target.startsWith('node:') || isOf(target, SDKS[own])) return undefined;
  return `an adapter loads its own SDK only (${SDKS[own]?.join(', ') ?? 'none is listed for it'})`;
}

const imports: Rule = (files) =>
  files.flatMap((file) =>
    importsOf(file).flatMap((target) => {
      const reason = objection(file.path, target);
      return reason ? [`${file.path} imports ${target}: ${reason}.`] : [];
    }),
  );

const environment: Rule = (files) =>
  matching(
    files.filter(({ path }) => !ENTRY_POINTS.includes(path) && !within(path, 'test')),
    /\bprocess\s*(?:\.\s*env\b|\[\s*['"]env)/,
    'the environment is read once, in an entry point, and comes to everything else as a value',
  );

const terminal: Rule = (files) =>
  matching(
    files.filter(({ path }) => !ENTRY_POINTS.includes(path)),
    /\bconsole\s*\.\s*\w+\(/,
    'only a command speaks to the terminal; what happens goes to the log, which keeps secrets out',
  );

const LONGEST = 250;
/** Each test file loads its modules anew, so few large ones run faster. */
const LONGEST_OF_TESTS = 300;
const length: Rule = (files) =>
  files.flatMap(({ path, source }) => {
    const most = within(path, 'test') ? LONGEST_OF_TESTS : LONGEST;
    if (source.trimEnd().split('\n').length <= most) return [];
    return [`${path} has more than ${most} lines: it does more than one thing, and has a part to give away.`];
  });

const swallowing: Rule = (files) => [
  ...files.flatMap(({ path, source }) =>
    /\bcatch\s*(?:\([^)]*\)\s*)?\{(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*\}/.test(source)
      ? [`${path} has an empty catch: a failure that nobody hears of is found by a customer.`]
      : [],
  ),
  ...matching(
    files.filter(({ path }) => !within(path, 'sandbox', 'test', 'bench')),
    /\.catch\(\s*(?:\(\w*\)|\w+)\s*=>\s*(?:\{\s*\}|undefined|null|void 0)\s*,?\s*\)/,
    'a failure that nobody hears of is found by a customer',
  ),
];

const names: Rule = (files) =>
  files.flatMap(({ path }) => [
    ...(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.test)?\.(?:ts|js)$/.test(path)
      ? []
      : [`${path}: files are nouns in kebab-case.`]),
    ...(/\b(?:helpers?|utils?|common|misc)\b/.test(path) ? [`${path}: a folder for anything has no reader.`] : []),
  ]);

const escapes: Rule = (files) =>
  matching(
    files,
    /^export default\b|@ts-(?:ignore|nocheck|expect-error)/m,
    'exports have names, and types are not switched off',
  );

/** `requestId` in what is logged, but for `paymentRequestId: requestId`. */
const logs: Rule = (files) =>
  matching(
    files.filter(({ path }) => within(path, 'src')),
    /\blog\.(?:info|warn|error)\((?:(?!\);)[\s\S])*?(?<!paymentRequestId: (?:\w+\.)?)\brequestId\s*[:,}]/,
    'in the log a requestId is the id of an HTTP request, as its answer carries it; a payment request has a surname there',
  );

const RULES = {
  features,
  imports,
  environment,
  terminal,
  length,
  swallowing,
  names,
  escapes,
  remembering,
  loading,
  logs,
};

test.each(Object.keys(RULES) as (keyof typeof RULES)[])('the house keeps the rule of %s', (rule) => {
  expect(RULES[rule](house)).toEqual([]);
});

test('the house has floors with no arrow up, and no circle anywhere', () => {
  expect([...floors(house), ...circles(house)]).toEqual([]);
});

test('the house is there to be looked at', () => {
  const seen = (path: string) => house.some((file) => file.path === path);
  expect(['src/compose.ts', 'src/ports.ts', 'cards/model.ts', 'adapters/log.ts'].every(seen)).toBe(true);
  expect(ENTRY_POINTS).toContain('src/main.ts');
  expect(importsOf(house.find(({ path }) => path === 'src/kernel/phone.ts')!)).toEqual(
    expect.arrayContaining(['node:module', 'src/kernel/refusal.ts', 'libphonenumber-js/max']),
  );
});

describe('each rule fails on a house that breaks it', () => {
  test.each<[rule: keyof typeof RULES, path: string, source: string]>([
    ['imports', 'src/app.ts', "import express from 'express';"],
    ['imports', 'src/app.ts', "import { readFileSync } from 'node:fs';"],
    ['imports', 'src/app.ts', "import * as z from 'zod';"],
    ['imports', 'src/payments/a.ts', "import type { Stripe } from 'stripe';"],
    ['imports', 'src/payments/a.ts', "export * from '../../cards/model.ts';"],
    ['imports', 'src/payments/a.ts', "import {\n  chat,\n} from '../../adapters/slack/chat.ts';"],
    ['imports', 'src/payments/a.ts', "const sdk = await import('twilio');"],
    ['imports', 'src/payments/a.ts', "import 'mongoose';"],
    ['imports', 'src/kernel/phone.ts', "createRequire(import.meta.url)('twilio');"],
    ['imports', 'src/compose.ts', "import express from 'express';"],
    ['imports', 'src/compose.ts', "import { demo } from '../sandbox/demo.ts';"],
    ['imports', 'src/main.ts', "import { createLog } from '../adapters/log.ts';"],
    ['imports', 'src/cli/a.ts', "import { connectStore } from '../../adapters/mongo/store.ts';"],
    ['imports', 'cards/a.ts', "import { App } from '@slack/bolt';"],
    ['imports', 'cards/a.ts', "import { randomBytes } from 'node:crypto';"],
    ['imports', 'cards/render/a.ts', "import { chat } from '../../adapters/slack/chat.ts';"],
    ['imports', 'adapters/slack/a.ts', "import { sms } from '../twilio/sms.ts';"],
    ['imports', 'adapters/slack/a.ts', "import { createLog } from '../log.ts';"],
    ['imports', 'adapters/slack/a.ts', "import Stripe from 'stripe';"],
    ['imports', 'adapters/new/a.ts', "import sdk from 'some-sdk';"],
    ['imports', 'adapters/slack/a.ts', "import { standIn } from '../../sandbox/slack/slack.ts';"],
    ['imports', 'adapters/slack/a.ts', "import { start } from '../../src/main.ts';"],
    ['features', 'adapters/slack/a.ts', "if (command === '/quickpay') open();"],
    ['features', 'adapters/teams/a.ts', "if (form === 'setup') welcome();"],
    ['features', 'adapters/teams/a.ts', 'press("request.cancel");'],
    ['features', 'adapters/teams/tab/page/a.js', "const KINDS = ['invoice'];"],
    ['features', 'adapters/slack/a.ts', "const seen = screen.kind === 'request-sent';"],
    ['features', 'cards/render/a.ts', "if (news.kind === 'payment-paid') ring();"],
    ['features', 'adapters/teams/a.ts', "if (message.kind === 'incoming-text') quote();"],
    ['features', 'adapters/slack/a.ts', "import type { Payment } from '../../src/payments/payment.ts';"],
    ['environment', 'src/app.ts', 'const port = process.env.PORT;'],
    ['environment', 'adapters/web/a.ts', "const port = process['env'].PORT;"],
    ['environment', 'sandbox/slack/a.ts', 'const { PORT } = process.env;'],
    ['terminal', 'src/app.ts', "console.log('hello');"],
    ['terminal', 'sandbox/slack/a.ts', "console\n  .error('hello');"],
    ['length', 'src/app.ts', 'const a = 1;\n'.repeat(251)],
    ['swallowing', 'src/app.ts', 'try { work(); } catch {}'],
    ['swallowing', 'sandbox/a.ts', 'try { work(); } catch (error) {\n  // never mind\n}'],
    ['swallowing', 'adapters/web/a.ts', 'await work().catch(() => {});'],
    ['swallowing', 'adapters/web/a.ts', 'await work().catch((error) => undefined);'],
    ['names', 'src/payments/requestStore.ts', ''],
    ['names', 'src/helpers/text.ts', ''],
    ['escapes', 'src/app.ts', 'export default function app() {}'],
    ['remembering', 'adapters/web/a.ts', 'let loading: Promise<Templates> | undefined;'],
    ['remembering', 'adapters/web/a.ts', 'class A {\n  #loading?: Promise<void>;\n}'],
    ['remembering', 'adapters/web/a.ts', 'const known = new Map<string, Promise<Member>>();'],
    ['remembering', 'adapters/web/a.ts', "let sdk;\nsdk ??= import('stripe');"],
    ['remembering', 'src/a.ts', 'let all;\nall ??= store.all().then(sort);'],
    ['remembering', 'src/a.ts', 'let loaded;\nasync function load() {}\nloaded ??= load();'],
    ['remembering', 'cards/a.ts', 'const load = async () => {};\nthis.loaded ||= load();'],
    ['logs', 'src/payments/a.ts', "house.log.warn('lost',\n  { kind, requestId });"],
    ['loading', 'adapters/twilio/a.ts', "const sdk = await import('twilio');"],
  ])('%s: %s with %j', (rule, path, source) => complainsOnce(RULES[rule], { path, source }));

  test('and lets through what is allowed', () => {
    const allowed: File[] = [
      {
        path: 'src/app.ts',
        source: "import { createHash } from 'node:crypto';\nimport type { Ports } from './ports.ts';",
      },
      { path: 'src/variable-shapes.ts', source: "import * as z from 'zod/mini';\n// console.log(process.env)" },
      { path: 'src/compose.ts', source: "import { chat } from '../adapters/slack/chat.ts';" },
      { path: 'src/main.ts', source: "const { run } = await import('./cli/start.ts');\nprocess.env.PORT;" },
      {
        path: 'src/cli/a.ts',
        source: "import { parseArgs } from 'node:util';\nimport { compose } from '../compose.ts';",
      },
      {
        path: 'cards/render/a.ts',
        source: "import type { Tongue } from '../../src/kernel/language.ts';\n/* import 'x' */",
      },
      { path: 'adapters/mongo/embedded/a.ts', source: "import { BSON } from 'bson';\nimport x from '../store.ts';" },
      {
        path: 'test/core/a.test.ts',
        source: "import { standIn } from '../../sandbox/stand-in.ts';\nprocess.env.SEED;",
      },
      {
        path: 'src/a.ts',
        source: 'try { work(); } catch (error) { tell(error); }\nwork().catch((error) => tell(error));',
      },
      { path: 'adapters/slack/a.ts', source: "// 'quickpay' may\nif (screen.kind === 'refused') return;" },
      { path: 'cards/quickpay.ts', source: "const id = 'quickpay';" },
      { path: 'src/b.ts', source: 'const a = 1;\n'.repeat(250) },
      { path: 'test/core/b.test.ts', source: 'const a = 1;\n'.repeat(300) },
      {
        path: 'adapters/teams/a.ts',
        source:
          "import { succeedOnce } from '../kit/once.ts';\nlet graphemes: Segmenter | undefined;\ngraphemes ??= new Segmenter();\nconst load = succeedOnce(async () => (await import('jose')).errors);",
      },
      { path: 'adapters/twilio/a.ts', source: "const sdk: typeof import('twilio') = require('twilio');" },
      {
        path: 'adapters/teams/b.ts',
        source: 'const asked = new Map<string, Promise<Token>>();\nask().finally(() => asked.delete(name));',
      },
    ];
    expect(Object.values(RULES).flatMap((rule) => rule(allowed))).toEqual([]);
  });
});
