import type { Opener } from '../src/kernel/screen.ts';
import type { Block, Card, Field, Form } from './model.ts';
import type { Voice } from './voice.ts';

/**
 * Where a form cannot open by itself: a card with what is wrong with what was typed, what is to be known before it is
 * sent, what the form says of itself, and the button that opens it.
 */
export function launcherCard(form: Form, opener: Opener | undefined, { words }: Voice): Card {
  const { launcher: say } = words;
  const toKnow = form.fields.flatMap(({ label, problem, warnings = [] }) =>
    problem ? [`${label} – ${problem}`, ...warnings] : warnings,
  );
  return {
    summary: form.title,
    blocks: [
      { kind: 'heading', text: form.title },
      ...toKnow.map((text) => ({ kind: 'text', text, tone: 'attention' }) as const),
      ...(form.above.length > 0
        ? form.above
        : [{ kind: 'text', text: form.fields.some(isFilled) ? say.filled : say.empty } as const]),
      ...openButton(opener, words),
    ],
  };
}

/** The same for what is looked through on a sheet: what it is, and the button that opens it. */
export const sheetLauncher = ({ summary }: Card, opener: Opener | undefined, { words }: Voice): Card => ({
  summary,
  blocks: [{ kind: 'heading', text: summary }, ...openButton(opener, words)],
});

/** The button that opens a form, where there is one that does. */
export const openButton = (opener: Opener | undefined, { launcher }: Voice['words']): Block[] =>
  opener
    ? [{ kind: 'buttons', buttons: [{ ...opener, label: launcher.open, style: 'primary', opensForm: true }] }]
    : [];

/** A choice holds something from the start. */
const isFilled = (field: Field): boolean =>
  field.kind === 'text' ? field.value !== '' : field.kind === 'search' && field.chosen !== undefined;
