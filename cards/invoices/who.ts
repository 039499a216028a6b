import type { InvoiceForm } from '../../src/payments/invoicing/screen.ts';
import type { Field } from '../model.ts';
import { fitting } from '../render/visible.ts';
import { isolated, type Voice } from '../voice.ts';

/** The shortest that both channels take (Slack). */
const OPTION_LENGTH = 75;
/** Choices that stand open, with a line about each (Slack). */
const MOST_FOUND = 10;

/** Where what was typed stands for several, they are asked for. */
export function whoFields(
  { candidates, customer }: Pick<InvoiceForm, 'candidates' | 'customer'>,
  voice: Voice,
): Field[] {
  if (candidates.length === 0 || !customer || !('typed' in customer)) return [];
  const { label, detail } = voice.words.invoicing.who;
  const options = candidates.slice(0, MOST_FOUND).map(({ id, name, phone, email, reference }) => {
    const contact = phone ? voice.phone(phone) : email && isolated(email);
    return {
      value: id,
      label: fitting([reference, name ?? contact].filter(Boolean).join(' · '), OPTION_LENGTH),
      detail: name && contact ? fitting(contact, OPTION_LENGTH) : detail[reference ? 'invoice' : 'customer'],
    };
  });
  return [{ kind: 'pick', id: 'who', label: label(customer.typed), value: '', options, refreshes: true }];
}
