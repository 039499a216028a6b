import type { DocumentScreen, MailForm } from '../../src/documents/screen.ts';
import type { Card, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { isolated, type Voice } from '../voice.ts';

/** Twice what an address may have: what is too long is refused in our own words. */
export const EMAIL_LENGTH = 508;

/** Where a request is to go by e-mail. */
export function mailForm({ values, requestId, amount, reference, customer, problem }: MailForm, voice: Voice): Form {
  const { mails, counter, refusals } = voice.words;
  const { request: say } = mails;
  return {
    id: 'mail',
    title: say.title,
    submit: say.submit,
    close: say.close,
    above: [
      { kind: 'heading', text: counter.about(voice.money(amount), isolated(reference)) },
      { kind: 'text', text: say.how(customer && isolated(customer)) },
    ],
    fields: [
      {
        ...{ kind: 'text', id: 'email', label: say.label, placeholder: say.placeholder, value: values.email },
        ...{ required: refusals['email-missing'], maxLength: EMAIL_LENGTH },
        ...(problem ? { problem: sayRefusal(problem, voice) } : {}),
      },
    ],
    below: [],
    state: requestId,
  };
}

export function mailedNotice(
  { reference, to }: Extract<DocumentScreen, { kind: 'request-mailed' }>,
  { words }: Voice,
): Card {
  const text = words.mails.request.done(isolated(reference), isolated(to));
  return { summary: text, blocks: [{ kind: 'text', text, tone: 'good' }] };
}
