import { COMMANDS } from '../../src/features.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { HomeScreen, Screen } from '../../src/screen.ts';
import { request } from '../payments/specimens/request.ts';
import { requests } from '../payments/specimens/rooms.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { cad, later, MARC } from '../specimens/people.ts';
import { task } from '../tasks/specimens.ts';

type Shown<K extends Screen['kind']> = Extract<Screen, { kind: K }>;

const LINK = 'https://garage-boreal.slack.com/archives/C1/p1763917200000100';
/** Its card, which Teams has not taken for a while. */
const NOT_IN_TEAMS_YET: PaymentRequest['outbox'][number] = {
  ...{ kind: 'card', room: 'teams:t/19:service@thread.tacv2', id: 'out_1', due: later(3_100), attempts: 9 },
};
const nothing = { rows: [], count: 0 };

/** The desk in its states, and what a request looks like on it. */
export function screens(tongue: Tongue): ScreenSpecimens<HomeScreen> {
  const known = requests(tongue);
  const row = (name: string, change: Partial<PaymentRequest> = {}) => ({
    request: { ...(known[name] ?? request(tongue)), ...change },
    link: LINK,
  });
  const empty: Shown<'desk'> = {
    ...{ kind: 'desk', isHome: true, now: later(3_100), order: 'oldest', commands: COMMANDS },
    ...{ tasks: [], waiting: [], attention: nothing, open: nothing, paid: { ...nothing, sums: [] } },
  };
  const full: Shown<'desk'> = {
    ...empty,
    tasks: [{ task: task(), link: LINK }, { task: task({ kind: 'answer-dispute', system: 'Stripe', owner: MARC }) }],
    moreTasks: true,
    waiting: [
      {
        ...{ phone: '+15145550188', name: 'Julie Tremblay', since: later(2_900), owner: MARC, link: LINK },
        words: tongue === 'fr' ? 'Est-ce que mon auto est prête\u00a0?' : 'Is my car ready?',
      },
      { phone: '+14385550142', words: '', since: later(3_090) },
    ],
    moreWaiting: true,
    attention: {
      rows: [
        row('failed-landline', { reference: 'RO4801' }),
        row('new-link-asked', { reference: 'RO4805', linkExpiresAt: later(2_900), newLinkAskedAt: later(3_000) }),
        row('paid-twice', { reference: 'RO4807' }),
        row('disputed', { reference: 'RO4811' }),
      ],
      count: 4,
    },
    open: {
      rows: [
        row('delivered'),
        row('seen', { reference: 'RO4830', createdAt: later(1_500), outbox: [NOT_IN_TEAMS_YET] }),
        { request: request(tongue, { reference: 'RO4833', createdAt: later(3_095) }) },
      ],
      count: 12,
      next: 'oldest|open|x',
    },
    paid: { rows: [row('paid'), row('refunded-part', { reference: 'RO4790' })], count: 2, sums: [cad(25_100)] },
  };
  const paged: Shown<'desk'> = {
    ...full,
    order: 'largest',
    waiting: [],
    attention: nothing,
    open: { ...full.open, count: 100, first: 'largest', next: 'largest|open|x' },
    paid: { ...nothing, sums: [] },
  };
  return {
    desk: { 'desk-empty': empty, 'desk-full': full, 'desk-paged': paged },
    welcome: { welcome: { kind: 'welcome', isHome: true, commands: COMMANDS } },
    'request-shown': {
      'request-shown': { kind: 'request-shown', request: request(tongue), optedOut: false, papers: [] },
    },
  };
}

/** The desk at its fullest: whole pages of the longest rows. */
export function extremes(tongue: Tongue): { screens: Record<string, Screen> } {
  const known = requests(tongue);
  const { desk } = screens(tongue);
  const name = 'Marie-Ève '.repeat(8);
  const page = (of: string) => ({
    rows: Array.from({ length: 8 }, (_, place) => ({
      request: {
        ...(known[of] ?? request(tongue)),
        ...{ id: `pay_${place}`, reference: 'R'.repeat(64), amount: cad(Number.MAX_SAFE_INTEGER) },
        ...{ customer: { id: 'cus_1', phone: '+14385550142', name }, asker: { id: 'U1', name } },
      },
    })),
    ...{ count: 100, next: 'oldest|open|x', first: 'oldest' },
  });
  const tasks = Array.from({ length: 8 }, (_, place) => ({
    task: task({ id: `tsk_${place}`, owner: { id: 'U1', name }, reference: 'R'.repeat(64), customer: { name } }),
  }));
  const waiting = Array.from({ length: 5 }, () => ({
    ...{ phone: '+14385550142', name, words: 'Mot '.repeat(400), since: later(0), owner: { id: 'U1', name } },
  }));
  const fullest = {
    ...{ tasks, moreTasks: true as const, waiting, moreWaiting: true as const },
    ...{ attention: page('paid-twice'), open: page('declined') },
    paid: { ...page('refunded-part'), sums: [cad(Number.MAX_SAFE_INTEGER), { minor: 1, currency: 'USD' as const }] },
  };
  return { screens: desk['desk-full'] ? { 'extreme-desk': { ...desk['desk-full'], ...fullest } } : {} };
}
