import { describe, expect, test } from '@jest/globals';
import { drawAnswer, drawDialog, drawLauncher, drawPrivate } from '../../adapters/teams/drawing.ts';
import { isForm, presentScreen, presentShown } from '../../cards/present.ts';
import { garage } from '../../cards/specimens/people.ts';
import { screens } from '../../sandbox/cards/specimens.ts';
import type { CardScreen, FormScreen, Screen } from '../../src/screen.ts';

const whom = { tongue: 'fr', company: garage('fr') } as const;
const all: Record<string, Screen> = Object.assign({}, ...Object.values(screens('fr')));
const filled = all['quickpay-filled'];
if (!filled) throw new Error('there is no form to draw');
const form = presentScreen(filled as FormScreen, 'fr', whom.company);
const errand = { errandId: 'f:0123', question: '1700000000000' };

function drawn(screen: Screen): object[] {
  const shown = { screen: { ...screen, opener: { action: 'form.open', value: 'quickpay 514' } }, ...whom };
  const card = presentShown(shown);
  return isForm(card)
    ? [drawDialog(card, errand), drawLauncher(card, shown)]
    : [drawPrivate(card), drawAnswer(card, errand)];
}

/** The names under which the buttons in a card carry something. */
function carriedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'data' && typeof inner === 'object' && inner !== null ? Object.keys(inner) : carriedIn(inner),
  );
}

describe('what Teams is given to draw', () => {
  // Microsoft's own test client does nothing at all when such a button is pressed.
  test.each(Object.entries(all))('%s: no button carries a name that React takes for its own', (_, screen) => {
    const carried = drawn(screen).flatMap(carriedIn);
    expect(carried.filter((name) => ['key', 'ref', 'children'].includes(name))).toEqual([]);
  });

  test('a form’s buttons carry what it is about, and back it comes', () => {
    const names = carriedIn(drawDialog(form, errand));
    expect(new Set(names)).toEqual(new Set(['errandId', 'question', 'form', 'state', 'intent']));
  });

  test('a refusal above a form leaves the form whole', () => {
    const refused: CardScreen = { kind: 'refused', refusal: { code: 'room-missing' } };
    const [plain, refusedToo] = [
      drawDialog(form, errand),
      drawDialog(form, errand, presentScreen(refused, 'fr', whom.company)),
    ];
    const body = ({ task }: typeof plain) => task.value.card.content.body;
    expect(JSON.stringify(body(refusedToo)[0])).toContain('Ajoutez Quittance à un canal');
    expect(body(refusedToo).slice(1)).toEqual(body(plain));
  });
});
