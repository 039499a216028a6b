import { describe, expect, test } from '@jest/globals';
import { circles, floors } from './floors.ts';
import { complainsOnce } from './rules.ts';
import type { File } from './sources.ts';

const RULES = { floors, circles };

describe('each rule fails on a house that breaks it', () => {
  test.each<[rule: keyof typeof RULES, path: string, source: string]>([
    ['floors', 'src/kernel/a.ts', "import type { Room } from '../company/index.ts';"],
    ['floors', 'src/promises/a.ts', "import { reportText } from '../payments/steps.ts';"],
    ['floors', 'src/i18n/en/a.ts', "import type { DeclineReason } from '../../payments/payment.ts';"],
    ['floors', 'src/conversations/a.ts', "import type { PaymentRequest } from '../payments/index.ts';"],
    ['floors', 'src/company/a.ts', "import type { Screen } from '../screen.ts';"],
    ['floors', 'src/payments/a.ts', "import type { House } from '../house.ts';"],
    ['floors', 'src/payments/a.ts', "import { companyOf } from '../company/rooms.ts';"],
    ['floors', 'src/payments/a.ts', "export type * from './feature.ts';"],
    ['floors', 'src/app.ts', "const { config } = await import('./config.ts');"],
    ['floors', 'src/elsewhere/a.ts', ''],
    ['circles', 'src/kernel/a.ts', "import { b } from './a.ts';"],
  ])('%s: %s with %j', (rule, path, source) => complainsOnce(RULES[rule], { path, source }));

  test('a folder with a feature stands above the others, and no other feature knows what is inside', () => {
    const hello: File[] = [
      { path: 'src/hello/feature.ts', source: "import type { Feature } from '../feature.ts';\nimport './desk.ts';" },
      { path: 'src/hello/desk.ts', source: "import { companyOf } from '../company/index.ts';" },
    ];
    expect(floors(hello)).toEqual([]);
    const known: File = { path: 'src/payments/a.ts', source: "import { hello } from '../hello/index.ts';" };
    expect(floors([...hello, known])).toEqual([expect.stringContaining('an arrow up')]);
    const peeped: File = { path: 'src/desk/a.ts', source: "import { hello } from '../hello/desk.ts';" };
    expect(floors([...hello, peeped])).toEqual([expect.stringContaining('index.ts alone')]);
  });

  test('and lets through what is allowed', () => {
    const allowed: File[] = [
      { path: 'src/payments/a.ts', source: "import { companyOf } from '../company/index.ts';\nimport './b.ts';" },
      { path: 'src/payments/b.ts', source: "import { change } from '../kernel/change.ts';" },
      { path: 'src/payments/feature.ts', source: "import type { Feature } from '../feature.ts';\nimport './a.ts';" },
      { path: 'src/app.ts', source: "import { FEATURES } from './features.ts';\nimport './payments/a.ts';" },
      { path: 'adapters/web/a.ts', source: "import type { PageView } from '../../src/payments/page-view.ts';" },
    ];
    expect(Object.values(RULES).flatMap((rule) => rule(allowed))).toEqual([]);
  });
});
