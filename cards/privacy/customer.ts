import { hasOptedOut } from '../../src/customers/index.ts';
import { choiceOf, payerOf } from '../../src/payments/index.ts';
import type { CustomerData, CustomerSearch, DossierExport } from '../../src/privacy/screen.ts';
import { line, note } from '../blocks.ts';
import { customerOption } from '../customer-option.ts';
import type { Button, Card, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { called, type Voice } from '../voice.ts';
import { ALL } from './menu.ts';

/** Whose data it is about. */
export function customerSearch({ chosen, problem }: CustomerSearch, voice: Voice): Form {
  const { search: say } = voice.words.privacy;
  return {
    ...{ id: 'privacy-search', title: say.title, submit: say.submit, close: say.close },
    ...{ above: [], below: [], state: '' },
    fields: [
      {
        ...{ kind: 'search', id: 'customer', ...say.customer },
        required: voice.words.refusals['customer-missing'],
        ...(chosen && { chosen: customerOption(choiceOf(payerOf(chosen)), voice) }),
        ...(problem && { problem: sayRefusal(problem, voice) }),
      },
    ],
  };
}

/** What is known of a customer at a glance, and what can be done with it. */
export function customerCard({ customer, done }: CustomerData, voice: Voice): Card {
  const { privacy: say, companySettings } = voice.words;
  const { phone, email, tongue, createdAt, id: value } = customer;
  const who = called(customer, voice);
  const facts = [
    ...(phone ? [{ label: say.customer.phone, value: voice.phone(phone) }] : []),
    ...(email ? [{ label: say.customer.email, value: email }] : []),
    {
      label: say.customer.language,
      value: tongue ? companySettings.languages[tongue] : say.customer.ofCompany,
    },
    ...(phone
      ? [{ label: say.customer.texts, value: hasOptedOut(customer) ? say.customer.stopped : say.customer.allowed }]
      : []),
    { label: say.customer.since, value: voice.day(createdAt) },
  ];
  const actions: Button[] = [
    { action: 'privacy.export', value, label: say.export.button },
    { action: 'privacy.correct', value, label: say.correct.button, opensForm: true },
    {
      ...{ action: 'privacy.erase', value, label: say.erase.button, style: 'danger' },
      confirm: { ...say.erase.confirm, text: say.erase.confirm.text(who) },
    },
  ];
  return {
    summary: who,
    blocks: [
      { kind: 'heading', text: who },
      ...(done ? [line(say.done[done], 'good')] : []),
      { kind: 'facts', facts },
      { kind: 'buttons', buttons: actions },
      {
        kind: 'buttons',
        buttons: [
          { action: 'privacy.find', value: ALL, label: say.customer.another, opensForm: true },
          { action: 'privacy.menu', value: ALL, label: say.back },
        ],
      },
    ],
  };
}

/** Where everything about a customer is downloaded. */
export function dossierExport({ customer, file, until }: DossierExport, voice: Voice): Card {
  const { privacy: say } = voice.words;
  const title = say.export.title(called(customer, voice));
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      line(say.export.ready),
      { kind: 'buttons', buttons: [{ link: file, label: say.export.file, style: 'primary' }] },
      note(say.export.until(voice.fully(until))),
      { kind: 'buttons', buttons: [{ action: 'privacy.show', value: customer.id, label: say.back }] },
    ],
  };
}
