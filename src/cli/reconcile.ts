import { parseArgs } from 'node:util';
import type { App } from '../app.ts';
import { compose } from '../compose.ts';
import type { Config } from '../config.ts';
import { decimalOf } from '../kernel/money.ts';
import { CannotStart } from '../kernel/refusal.ts';
import { agrees, type Payout, sumOf } from '../payouts/payout.ts';
import type { PayoutRow } from '../payouts/row.ts';

const DAY_MS = 86_400_000;
/** Stripe keeps its events for 30 days. */
const MOST_DAYS = 30;
const LEFT = 'The log says which and why: look at each in Stripe (Developers > Events) and see to its request by hand.';

/** What could not be looked at to the end is said, and is the end of nothing else. */
const toTheEnd = (vendor: string, setting: string) => (error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(
    `${vendor}'s list could not be read to its end: ${String(error)}. What was found is taken. Check ${setting} and the connection, then run it again.\n`,
  );
};

/** What was found is said under a title; `left`: what somebody has to see to. */
interface Section {
  title: string;
  lines: string[];
  left?: string;
}

async function reconcilePayments(app: App, since: Date): Promise<Section> {
  const reconciled = await app.reconcile(since).catch(toTheEnd('Stripe', 'STRIPE_SECRET_KEY'));
  const { found, others, skipped } = reconciled ?? { found: [], others: 0, skipped: 0 };
  const left = `${skipped} ${skipped === 1 ? 'event' : 'events'} of ours could not be taken. ${LEFT}`;
  return {
    title: 'What Stripe had not told us of, now taken',
    lines: [
      ...found.map(
        ({ reference, amount, paymentId }) => `${reference}: ${decimalOf(amount)} ${amount.currency}, ${paymentId}`,
      ),
      ...(others > 0 ? [`refunds, disputes and failed debits, told in their rooms: ${others}`] : []),
    ],
    ...(skipped > 0 && { left }),
  };
}

async function reconcileTexts(app: App, since: Date): Promise<Section> {
  const missed = await app.reconcileTexts(since).catch(toTheEnd('Twilio', 'TWILIO_AUTH_TOKEN'));
  const { texts, reports } = missed ?? { texts: [], reports: [] };
  return {
    title: 'Texts that Twilio had not told us of, now taken',
    lines: [
      ...texts.map(({ from, at }) => `from ${from}, ${at.toISOString()}`),
      ...reports.map((one) => `ours for ${one.reference}: ${one.state}${one.failure ? `, ${one.failure}` : ''}`),
    ],
  };
}

const inHand = (minor: number, { amount: { currency } }: Payout): string =>
  `${decimalOf({ minor, currency })} ${currency}`;

/** What a payout is made of, held against what the bank got. */
function payoutLine(payout: Payout): string {
  const { id, madeAt, amount, state, read, isAutomatic } = payout;
  const about = `${madeAt.toISOString().slice(0, 10)} ${id}: ${inHand(amount.minor, payout)}, ${state}`;
  if (!isAutomatic) return `${about}, made by hand: Stripe does not say what is in it`;
  const sum = sumOf(payout);
  if (!read || !sum) return `${about}, not sorted by Stripe yet`;
  const check = agrees(payout) ? 'agrees to the cent' : `its rows come to ${inHand(sum.minor, payout)}`;
  return `${about}, ${read.rows} rows, ${check}${read.unmatched > 0 ? `, ${read.unmatched} without a request` : ''}`;
}

async function reconcilePayouts(app: App, since: Date): Promise<Section> {
  const seen = await app.reconcilePayouts(since).catch(toTheEnd('Stripe', 'STRIPE_SECRET_KEY'));
  const { payouts, unmatched, unreadable } = seen ?? {
    payouts: [],
    unmatched: new Map<string, PayoutRow[]>(),
    unreadable: [],
  };
  const rowLine = (payout: Payout, { kind, net, why, paymentId, id }: PayoutRow) =>
    `  ${kind} ${inHand(net, payout)}, ${paymentId ?? id}: ${why}`;
  return {
    title: 'Payouts to the bank',
    lines: payouts.flatMap((payout) => [
      payoutLine(payout),
      ...(unmatched.get(payout.id) ?? []).map((row) => rowLine(payout, row)),
    ]),
    ...(unreadable.length > 0 && {
      left: unreadable
        .map(({ id, unreadable: why }) => `Payout ${id} cannot be read (${why}): look it up in Stripe.`)
        .join('\n'),
    }),
  };
}

/** For the operator, whether the app runs or not: looks for what Stripe and Twilio told in vain, and says what it found. */
export async function run(config: Config, typed: string[]): Promise<void> {
  const days = daysOf(typed);
  const { app, clock, close } = await compose(config, 'beside');
  const since = new Date(clock.now().getTime() - days * DAY_MS);
  const sections = [await reconcilePayments(app, since), await reconcileTexts(app, since)];
  const payouts = await reconcilePayouts(app, since);
  await app.deliverDue();
  await close();
  const found = sections.filter(({ lines }) => lines.length > 0);
  const titled = found.length > 0 || process.exitCode ? found : [{ title: 'Nothing was missing', lines: [] }];
  const said = [...titled, ...(payouts.lines.length > 0 ? [payouts] : [])].flatMap(({ title, lines }) => [
    `${title} (last ${days} days).`,
    ...lines,
  ]);
  const left = [...sections, payouts].flatMap((section) => section.left ?? []);
  for (const line of [...said, ...left]) process.stdout.write(`${line}\n`);
}

/** How far back to look, as typed. Throws `CannotStart`. */
function daysOf(typed: string[]): number {
  try {
    const { values } = parseArgs({ args: typed, options: { days: { type: 'string', default: '3' } } });
    const days = Number(values.days);
    if (days >= 1 && days <= MOST_DAYS) return days;
    throw new RangeError(values.days);
  } catch (cause) {
    throw new CannotStart(`reconcile takes --days with a number from 1 to ${MOST_DAYS}, and nothing else.`, cause);
  }
}
