import { CANCEL_REASONS, type CancelWhy } from '../../src/payments/cancelled.ts';
import type { CancelForm } from '../../src/payments/screen.ts';
import type { Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { isolated, type Voice } from '../voice.ts';

/** Twice what it may have: what is too long is refused in our own words. */
const NOTE_LENGTH = 600;

/** Why a request is cancelled. */
export function cancelForm({ values, problems, requestId, amount, reference }: CancelForm, voice: Voice): Form {
  const { cancelForm: say } = voice.words.card;
  const required = voice.words.refusals['field-missing'];
  const problem = (name: keyof CancelForm['problems']) => {
    const refusal = problems[name];
    return refusal ? { problem: sayRefusal(refusal, voice) } : {};
  };
  return {
    ...{ id: 'cancel', title: say.title, submit: say.submit, close: say.close },
    above: [{ kind: 'text', text: say.what(voice.money(amount), isolated(reference)) }],
    fields: [
      {
        ...{ kind: 'choice', id: 'reason', label: say.reason, value: values.reason, required, ...problem('reason') },
        options: CANCEL_REASONS.map((value) => ({ value, label: say.reasons[value] })),
      },
      {
        ...{ kind: 'text', id: 'note', label: say.note, hint: say.noteHint, value: values.note },
        ...{ maxLength: NOTE_LENGTH, ...problem('note') },
      },
    ],
    below: [],
    state: requestId,
  };
}

/** Why it was, in a line; undefined where nobody said. */
export function sayWhy({ reason, note }: CancelWhy, { words }: Voice): string | undefined {
  const said = [
    ...(reason && reason !== 'other' ? [words.card.cancelForm.reasons[reason]] : []),
    ...(note ? [isolated(note)] : []),
  ];
  return said.length > 0 ? words.news.cancelledWhy(said.join('. ')) : undefined;
}
