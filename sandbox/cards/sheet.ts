import { drawHome } from '../../adapters/slack/drawing.ts';
import type { Form } from '../../cards/model.ts';
import { isForm } from '../../cards/present.ts';
import { toCard, toDialogCard } from '../../cards/render/adaptive-card.ts';
import { type SlackView, toMessage, toView } from '../../cards/render/block-kit.ts';
import type { Specimen } from '../../cards/specimen.ts';
import { NOON } from '../../cards/specimens/people.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { startValues } from '../slack/fields.ts';

/** What the sheet's page needs to draw one specimen in one language; plain JSON. */
interface Cell {
  tongue: Tongue;
  seenBy: Specimen['seenBy'];
  /** Epoch milliseconds. */
  at: number;
  slack: object;
  /** With a title when it is a dialog. */
  teams: { card: object; title?: string };
  /** What it is, in a line, for who does not see it. */
  says: string;
}

/** All that is shown of one specimen: its cards for Slack and Teams, French first. */
export interface Sheet {
  name: string;
  cells: Cell[];
  /** Where what the platforms are sent is written, in the folder of all of it. */
  files: string[];
}

/** The specimens as sheets, one for each name. */
export function sheetsOf(specimens: Specimen[]): Sheet[] {
  const byName = Map.groupBy(specimens, ({ name }) => name);
  return Array.from(byName, ([name, of]) => ({
    name,
    cells: of.map(cellOf),
    files: of.flatMap((specimen) => sentOf(specimen).map(({ file }) => file)),
  }));
}

/** What each platform is sent of a specimen, and the file it is written to. */
export function sentOf({ name, tongue, shown, seenBy }: Specimen): { file: string; content: object }[] {
  const file = `${name}.${tongue}.json`;
  // Teams' tab draws it as a page.
  if (seenBy === 'home' && !isForm(shown)) return [{ file: `slack/views/${file}`, content: drawHome(shown) }];
  return isForm(shown)
    ? [
        { file: `slack/views/${file}`, content: toView(shown, shown.id, '') },
        { file: `teams/cards/${file}`, content: toDialogCard(shown) },
      ]
    : [
        { file: `slack/messages/${file}`, content: toMessage(shown) },
        { file: `teams/cards/${file}`, content: toCard(shown) },
      ];
}

function cellOf({ tongue, seenBy, shown }: Specimen): Cell {
  const about = { tongue, seenBy, at: NOON.getTime() };
  if (!isForm(shown)) return { ...about, says: shown.summary, slack: toMessage(shown), teams: { card: toCard(shown) } };
  const { title } = shown;
  return { ...about, says: title, slack: openModal(shown), teams: { card: toDialogCard(shown), title } };
}

/** A form as a modal that has just opened. */
function openModal(form: Form): { view: SlackView; values: object; errors: object } {
  const view = toView(form, form.id, '');
  return { view, values: startValues(JSON.parse(JSON.stringify(view.blocks))), errors: {} };
}
