import type { CorrectForm } from '../../src/privacy/screen.ts';
import { line } from '../blocks.ts';
import type { Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { called, type Voice } from '../voice.ts';

/** Twice what each may have: what is too long is refused in our own words. */
const LENGTH = 240;

/** What a customer is called and reached by. */
export function correctForm({ values, customer, seen, problems }: CorrectForm, voice: Voice): Form {
  const { privacy, companySettings } = voice.words;
  const { correct: say } = privacy;
  const problem = (field: keyof CorrectForm['problems']) => {
    const refusal = problems[field];
    return refusal ? { problem: sayRefusal(refusal, voice) } : {};
  };
  const text = (id: 'name' | 'phone' | 'email') =>
    ({ kind: 'text', id, ...say[id], value: values[id], maxLength: LENGTH, ...problem(id) }) as const;
  return {
    ...{ id: 'privacy-correct', title: say.title, submit: say.submit, close: say.close },
    above: [{ kind: 'heading', text: called(customer, voice) }, line(say.about)],
    fields: [
      text('name'),
      text('phone'),
      text('email'),
      {
        ...{ kind: 'choice', id: 'tongue', label: say.tongue.label, value: values.tongue || 'auto' },
        options: [
          { value: 'auto', label: say.tongue.company },
          { value: 'fr', label: companySettings.languages.fr },
          { value: 'en', label: companySettings.languages.en },
        ],
      },
    ],
    below: [],
    state: `${customer.id} ${seen}`,
  };
}
