import type { Card, Form } from './model.ts';
import type { Voice } from './voice.ts';

/**
 * Where a form cannot open by itself: a card with what is wrong with what was typed, what the form says of itself, and
 * the button that opens it. `command` is what was typed, its name first; it comes back as the button's value.
 */
export function launcherCard(form: Form, command: string, { words: { launcher: say } }: Voice): Card {
  const wrong = form.fields.flatMap(({ problem }) => (problem ? [problem] : []));
  return {
    summary: form.title,
    blocks: [
      { kind: 'heading', text: form.title },
      ...wrong.map((text) => ({ kind: 'text', text, tone: 'attention' }) as const),
      ...(form.above.length > 0
        ? form.above
        : [{ kind: 'text', text: /\s/.test(command) ? say.filled : say.empty } as const]),
      {
        kind: 'buttons',
        buttons: [{ action: 'form.open', label: say.open, value: command, style: 'primary', opensForm: true }],
      },
    ],
  };
}
