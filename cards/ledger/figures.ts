import { PERIODS, type Sum } from '../../src/ledger/figures.ts';
import { ALL } from '../../src/ledger/filter.ts';
import type { PaymentsFigures } from '../../src/ledger/screen.ts';
import { line, note } from '../blocks.ts';
import type { Block, Button, Card } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';

/** How it goes: what was asked for, paid, and waits, in numbers and as a chart. */
export function paymentsFiguresCard(figures: PaymentsFigures, voice: Voice): Card {
  const { figures: say, back } = voice.words.ledger;
  const { asked, paid, waiting, medianMs, period } = figures;
  const title = say.title[period];
  const turns: Button[] = PERIODS.filter((one) => one !== period).map((one) => ({
    ...{ action: 'payments.figures', value: one, label: say.periods[one] },
  }));
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'facts',
        facts: [
          { label: say.asked, value: sumWords(asked, voice) },
          { label: say.paid, value: sumWords(paid, voice) },
          ...(medianMs === undefined ? [] : [{ label: say.median, value: duration(medianMs, voice) }]),
        ],
      },
      ...daysBlocks(figures, voice),
      { kind: 'heading', text: say.waiting },
      {
        kind: 'facts',
        facts: waiting.map(({ upTo, sum }) => ({ label: say.age[upTo ?? 'older'], value: sumWords(sum, voice) })),
      },
      ...linesBlocks(say.members, figures.members, voice),
      ...linesBlocks(say.rooms, figures.rooms, voice),
      { kind: 'buttons', buttons: [...turns, { action: 'payments.turn', value: ALL, label: back }] },
    ],
  };
}

const sumWords = ({ count, money }: Sum, voice: Voice): string =>
  count === 0 ? voice.words.ledger.figures.none : `${money.map((one) => voice.money(one)).join(' + ')} (${count})`;

/** The days side by side as a picture, and in numbers those on which something was paid. */
function daysBlocks({ days, chart }: PaymentsFigures, voice: Voice): Block[] {
  const { figures: say } = voice.words.ledger;
  const [first] = days;
  const last = days.at(-1);
  if (!chart || !first || !last) return [];
  const facts = days
    .filter(({ paid }) => paid.count > 0)
    .map(({ day, paid }) => ({ label: voice.day(day), value: sumWords(paid, voice) }));
  return [
    { kind: 'heading', text: say.days },
    { kind: 'image', url: chart, alt: say.days, size: 'photo' },
    note(say.chart(voice.day(first.day), voice.day(last.day))),
    { kind: 'facts', facts },
  ];
}

function linesBlocks(title: string, lines: { name: string; asked: Sum; paid: Sum }[], voice: Voice): Block[] {
  const { figures: say } = voice.words.ledger;
  if (lines.length === 0) return [];
  const facts = lines.map(({ name, asked, paid }) => ({
    label: isolated(name),
    value: say.line(sumWords(asked, voice), sumWords(paid, voice)),
  }));
  return [line(title), { kind: 'facts', facts }];
}

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000];

function duration(ms: number, { words }: Voice): string {
  const { figures: say } = words.ledger;
  if (ms < 2 * HOUR_MS) return say.minutes(Math.max(1, Math.round(ms / MINUTE_MS)));
  return ms < 2 * DAY_MS ? say.hours(Math.round(ms / HOUR_MS)) : say.longer(Math.round(ms / DAY_MS));
}
