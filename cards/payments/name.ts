import { nameState } from '../../src/payments/name-desk.ts';
import type { NameForm, PaymentScreen } from '../../src/payments/screen.ts';
import { notice } from '../blocks.ts';
import type { Block, Card, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { called, isolated, type Voice } from '../voice.ts';

/** Twice what a name may have: what is too long is refused in our own words. */
export const NAME_LENGTH = 160;

/** What a customer is called. */
export function nameForm(screen: NameForm, voice: Voice): Form {
  const { naming: say, refusals } = voice.words;
  const { values, problem, meanwhile } = screen;
  return {
    id: 'customer-name',
    title: say.title,
    submit: say.submit,
    close: say.close,
    above: [
      { kind: 'heading', text: called(screen.contact, voice) },
      meanwhile === undefined
        ? { kind: 'text', text: say.how }
        : { kind: 'text', text: say.meanwhile(isolated(meanwhile)), tone: 'attention' },
    ] satisfies Block[],
    fields: [
      {
        ...{ kind: 'text', id: 'name', label: say.label, value: values.name, maxLength: NAME_LENGTH },
        required: refusals['field-missing'],
        ...(problem ? { problem: sayRefusal(problem, voice) } : {}),
      },
    ],
    below: [],
    state: nameState(screen),
  };
}

export const nameCorrected = (
  { contact, name }: Extract<PaymentScreen, { kind: 'name-corrected' }>,
  voice: Voice,
): Card => notice(voice.words.naming.done(called(contact, voice), isolated(name)));
