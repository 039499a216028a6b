import type { Button, Card, Form } from './model.ts';
import type { Voice } from './voice.ts';

/** The button that opens the form: by the command as typed, its name first, or by the draft that it fills the form with. */
export type Opener = Pick<Button, 'action' | 'value'>;

/**
 * Where a form cannot open by itself: a card with what is wrong with what was typed, what is to be known before it is
 * sent, what the form says of itself, and the button that opens it.
 */
export function launcherCard(form: Form, opener: Opener, { words: { launcher: say } }: Voice): Card {
  const toKnow = form.fields.flatMap(({ problem, warnings = [] }) => (problem ? [problem, ...warnings] : warnings));
  const isFilled = opener.action !== 'form.open' || /\s/.test(opener.value);
  return {
    summary: form.title,
    blocks: [
      { kind: 'heading', text: form.title },
      ...toKnow.map((text) => ({ kind: 'text', text, tone: 'attention' }) as const),
      ...(form.above.length > 0 ? form.above : [{ kind: 'text', text: isFilled ? say.filled : say.empty } as const]),
      { kind: 'buttons', buttons: [{ ...opener, label: say.open, style: 'primary', opensForm: true }] },
    ],
  };
}
