import type { InvoiceForm } from '../../src/payments/invoicing/screen.ts';
import { customerOption } from '../customer-option.ts';
import type { Field } from '../model.ts';
import { problemOf } from '../payments/message-fields.ts';
import type { Voice } from '../voice.ts';

type Chosen = Pick<InvoiceForm, 'customer'>;

/** Somebody is chosen whose invoices or orders can be looked at. */
export const hasList = ({ customer }: Chosen): boolean => customer !== undefined && !customer.id.startsWith('find:');

/** Whose invoices or orders are looked at. `warnings`: about them. */
export function customerField(
  { customer, problems }: Chosen & { problems: Pick<InvoiceForm['problems'], 'customer'> },
  warnings: string[],
  voice: Voice,
): Extract<Field, { kind: 'search' }> {
  return {
    ...{ kind: 'search', id: 'customer', ...voice.words.invoicing.customer, refreshes: true, warnings },
    required: voice.words.refusals['invoice-customer-missing'],
    ...(customer && { chosen: customerOption(customer, voice) }),
    ...problemOf(problems.customer, voice),
  };
}
