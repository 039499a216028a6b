import type { Figures } from './figures.ts';
import type { LedgerHouse } from './house.ts';

const HOUR_MS = 3_600_000;
/** No more than a month of days is ever drawn. */
const MOST_BARS = 31;

const largest = ({ paid }: Figures['days'][number]): number => Math.max(0, ...paid.money.map(({ minor }) => minor));

/**
 * Where what was paid on each day is drawn, for an hour. The address holds how high each bar is, in percent of the highest,
 * and nothing else: nobody reads an amount from it. Undefined where there is nothing to compare.
 */
export function chartUrl(
  { links, publicUrl, clock }: Pick<LedgerHouse, 'links' | 'publicUrl' | 'clock'>,
  days: Figures['days'],
): string | undefined {
  const most = Math.max(...days.map(largest));
  if (days.length < 2 || most <= 0) return undefined;
  const heights = days.map((day) => Math.ceil((largest(day) / most) * 100));
  const until = new Date(clock.now().getTime() + HOUR_MS);
  return `${publicUrl}/charts/${links.seal(['chart', heights.join(',')], until)}.png`;
}

/** How high each bar of a chart is, in percent; undefined for an address that leads nowhere, or not any more. */
export type LookAtChart = (sealed: string) => number[] | undefined;

export const createCharts =
  ({ links, clock }: Pick<LedgerHouse, 'links' | 'clock'>): LookAtChart =>
  (sealed) => {
    const [kind, heights = ''] = links.unseal(sealed, clock.now()) ?? [];
    return kind === 'chart' ? heights.split(',').slice(0, MOST_BARS).map(Number) : undefined;
  };
