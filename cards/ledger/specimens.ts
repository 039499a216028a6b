import type { Tongue } from '../../src/kernel/language.ts';
import { ALL } from '../../src/ledger/filter.ts';
import type {
  LedgerScreen,
  PaymentStory,
  PaymentsFigures,
  PaymentsFilter,
  PaymentsList,
} from '../../src/ledger/screen.ts';
import { storyOf } from '../../src/ledger/story.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { statusOf } from '../../src/payments/statuses.ts';
import type { Screen } from '../../src/screen.ts';
import { request } from '../payments/specimens/request.ts';
import { requests } from '../payments/specimens/rooms.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { longAndHostile } from '../specimens/extremes.ts';
import { cad, later } from '../specimens/people.ts';

const EMPTY = { status: '', text: '', least: '', most: '', from: '', until: '', asker: '', room: '' } as const;
const ROOMS: PaymentsFilter['rooms'] = [{ id: 'slack:T1/C1', name: 'service' }];

const story = (of: PaymentRequest): PaymentStory => ({
  ...{ kind: 'payment-story', isSheet: true, request: of, optedOut: false, papers: [], turned: 'status=paid' },
  story: storyOf(of, later(50_000)),
});

/** The list as it is opened, narrowed and empty; what narrows it; and the stories of some. */
export function screens(tongue: Tongue): ScreenSpecimens<LedgerScreen> {
  const known = requests(tongue);
  const row = (name: string, reference: string) => {
    const of = { ...(known[name] ?? request(tongue)), reference };
    return { request: of, status: statusOf(of) };
  };
  const list = (change: Partial<PaymentsList>): PaymentsList => ({
    ...{ kind: 'payments-list', isSheet: true, narrowing: {}, rows: [], turned: ALL, ...change },
  });
  const form = (change: Partial<PaymentsFilter>): PaymentsFilter => ({
    ...{ kind: 'payments-filter', isSheet: true, values: EMPTY, problems: {}, rooms: ROOMS, ...change },
  });
  const sum = (minor: number, count = 3) => ({ count, money: count === 0 ? [] : [cad(minor)] });
  const figures: PaymentsFigures = {
    ...{ kind: 'payments-figures', isSheet: true, period: 'week', asked: sum(125_000, 9), paid: sum(90_050, 6) },
    days: [
      { day: later(-2880), paid: sum(60_000) },
      { day: later(-1440), paid: sum(0, 0) },
      { day: later(0), paid: sum(30_050) },
    ],
    members: [
      { name: 'Marc Gagnon', asked: sum(100_000, 7), paid: sum(80_050, 5) },
      { name: 'Sophie Roy', asked: sum(25_000, 2), paid: sum(10_000, 1) },
    ],
    rooms: [{ name: 'service', asked: sum(125_000, 9), paid: sum(90_050, 6) }],
    waiting: [{ upTo: 7, sum: sum(34_950) }, { upTo: 30, sum: sum(0, 0) }, { sum: sum(99_900, 1) }],
    medianMs: 45 * 60_000,
    chart: 'https://pay.garageboreal.ca/charts/WzE3NjQ.png',
  };
  const { chart: _, ...numbers } = figures;
  const none = sum(0, 0);
  const nothing: Partial<PaymentsFigures> = {
    ...{ period: 'today', asked: none, paid: none, days: [{ day: later(0), paid: none }], members: [], rooms: [] },
    ...{ waiting: [{ upTo: 7, sum: none }, { upTo: 30, sum: none }, { sum: none }], medianMs: 3 * 86_400_000 },
  };
  const narrowing = {
    status: 'unpaid',
    text: 'trem',
    least: cad(1000),
    most: cad(50_000),
    from: later(-5000),
  } as const;
  return {
    'payments-list': {
      payments: list({
        rows: [
          row('delivered', 'RO4821'),
          row('expired', 'RO4820'),
          row('processing', 'RO4819'),
          row('paid', 'RO4818'),
          row('refunded-part', 'RO4817'),
          row('refunded', 'RO4816'),
          row('disputed', 'RO4815'),
          row('cancelled', 'RO4814'),
        ],
        next: 'behind=2026-11-23T17:00:00.000Z pay_1',
      }),
      'payments-narrowed': list({
        ...{ narrowing: { ...narrowing, until: later(0), asker: 'Marc Gagnon', room: 'service' } },
        ...{
          rows: [row('delivered', 'RO4821')],
          turned: 'status=unpaid',
          first: 'status=unpaid',
          next: 'status=unpaid',
        },
        isUnfinished: true,
        isBehind: true,
      }),
      'payments-none': list({}),
      'payments-nothing-found': list({ narrowing: { ...narrowing, room: '' }, turned: 'status=unpaid' }),
    },
    'payments-filter': {
      'payments-filter': form({}),
      'payments-filter-wrong': form({
        values: {
          ...{
            status: 'unpaid',
            text: '4242 4242 4242 4242',
            least: '50',
            most: '10',
            asker: 'U1',
            room: 'slack:T1/C1',
          },
          ...{ from: '2026-11-23', until: '2026-11-01' },
        },
        problems: {
          text: { code: 'has-card-number' },
          most: { code: 'range-reversed' },
          until: { code: 'range-reversed' },
          from: { code: 'date-unreadable' },
        },
        asker: { id: 'U1', name: 'Marc Gagnon' },
      }),
    },
    'payments-figures': { 'payments-figures': figures, 'payments-figures-none': { ...numbers, ...nothing } },
    'payments-export': {
      'payments-export': {
        ...{ kind: 'payments-export', isSheet: true, narrowing, turned: 'status=unpaid', until: later(60) },
        ...{ xlsx: 'https://pay.example/exports/a', csv: 'https://pay.example/exports/b' },
      },
    },
    'payment-story': Object.fromEntries(
      ['delivered', 'refunded-part', 'disputed', 'cancelled', 'expired'].map((name) => [
        `payment-story-${name}`,
        story(known[name] ?? request(tongue)),
      ]),
    ),
  };
}

/** A whole page of the longest words, and a story of more than is shown. */
export function extremes(tongue: Tongue): { screens: Record<string, Screen> } {
  const of = (script: string) => {
    const { name = '', reference = '', message = '' } = longAndHostile.find((one) => one.script === script) ?? {};
    const customer = { id: 'cus_1', phone: '+14385550142', name };
    return request(tongue, {
      customer,
      reference,
      message,
      asker: { id: 'U1', name },
      amount: cad(Number.MAX_SAFE_INTEGER),
    });
  };
  const turned = Object.keys(EMPTY)
    .map((field) => `${field}=${'x'.repeat(60)}`)
    .join('\n');
  const lists = longAndHostile.map(({ script }): [string, Screen] => [
    `extreme-payments-${script}`,
    {
      ...{ kind: 'payments-list', isSheet: true, turned, next: turned, first: turned },
      ...{ narrowing: { text: of(script).reference, asker: of(script).asker.name, room: 'x'.repeat(80) } },
      rows: Array.from({ length: 10 }, () => ({ request: of(script), status: 'part-refunded' as const })),
    },
  ]);
  const text = { id: 'txt_1', state: 'failed', reason: 'sender-problem' } as const;
  const long = { ...of('long'), texts: Array.from({ length: 60 }, (_, at) => ({ ...text, at: later(at) })) };
  return { screens: { ...Object.fromEntries(lists), 'extreme-payment-story': { ...story(long), turned } } };
}
