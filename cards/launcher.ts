import type { Opener } from '../src/kernel/screen.ts';
import type { Block, Card, Field, Form } from './model.ts';
import type { Voice } from './voice.ts';

/**
 * Where a form cannot open by itself: a card with what is wrong with what was typed, what is to be known before it is
 * sent, what the form says of itself, and the button that opens it.
 */
export function launcherCard(form: Form, opener: Opener | undefined, { words: { launcher: say } }: Voice): Card {
  const toKnow = form.fields.flatMap(({ label, problem, warnings = [] }) =>
    problem ? [`${label} – ${problem}`, ...warnings] : warnings,
  );
  const open: Block[] = opener
    ? [{ kind: 'buttons', buttons: [{ ...opener, label: say.open, style: 'primary', opensForm: true }] }]
    : [];
  return {
    summary: form.title,
    blocks: [
      { kind: 'heading', text: form.title },
      ...toKnow.map((text) => ({ kind: 'text', text, tone: 'attention' }) as const),
      ...(form.above.length > 0
        ? form.above
        : [{ kind: 'text', text: form.fields.some(isFilled) ? say.filled : say.empty } as const]),
      ...open,
    ],
  };
}

/** A choice holds something from the start. */
const isFilled = (field: Field): boolean =>
  field.kind === 'text' ? field.value !== '' : field.kind === 'search' && field.chosen !== undefined;
