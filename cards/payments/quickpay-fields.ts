import { type Money, typedAmount } from '../../src/kernel/money.ts';
import { KEEPS, NEW } from '../../src/payments/quickpay-values.ts';
import type { CustomerChoice, QuickpayForm, QuickpayValues, Warning } from '../../src/screen.ts';
import { customerOption } from '../customer-option.ts';
import type { Field } from '../model.ts';
import { fitting } from '../render/visible.ts';
import type { Voice } from '../voice.ts';
import { emailFields } from './email-field.ts';
import { messageFields, problemOf } from './message-fields.ts';
import { NAME_LENGTH } from './name.ts';
import { previewedBlocks } from './preview.ts';
import { sayWarning } from './warning.ts';

// Twice what the core takes: what is too long is refused at the field in our own words, not by the platform's.
const AMOUNT_LENGTH = 64;
const REFERENCE_LENGTH = 128;
/** Of a button (Slack). */
const LABEL_LENGTH = 75;

/**
 * What is asked, in the order one finds it out: an open reference proposes its amount. The text stands right after what
 * must be filled in, where it is seen without scrolling; what need not be touched comes last.
 */
export function quickpayFields(screen: QuickpayForm, voice: Voice): Field[] {
  return [
    customerField(screen, voice),
    ...emailFields(screen, voice),
    ...nameFields(screen, voice),
    referenceField(screen, voice),
    amountField(screen, voice),
    ...messageFields(screen, sayAt('message', screen.warnings, screen.values, voice), voice),
  ];
}

const isKnown = (customer: CustomerChoice | undefined): boolean =>
  customer !== undefined && !('typed' in customer) && !customer.id.startsWith(NEW);

/**
 * Teams tells nobody that a new number was chosen: the name is asked for until somebody known by one is. Where another
 * was typed than theirs, it stays, with the question whose it is.
 */
function nameFields(screen: QuickpayForm, voice: Voice): Field[] {
  const { customer, warnings, problems } = screen;
  const differs = warnings.find(({ code }) => code === 'name-differs');
  const isNamed = isKnown(customer) && customer !== undefined && 'name' in customer;
  if (isNamed && !differs && !problems.name) return [];
  return [nameField(screen, voice), ...(differs?.code === 'name-differs' ? [renameField(screen, differs, voice)] : [])];
}

function renameField(
  { values }: QuickpayForm,
  { customerId, known, typed }: Extract<Warning, { code: 'name-differs' }>,
  voice: Voice,
): Field {
  const say = voice.words.quickpay.renames;
  return {
    kind: 'choice',
    id: 'renames',
    label: say.label,
    value: values.renames === customerId ? customerId : KEEPS,
    options: [
      { value: KEEPS, label: fitting(say.no(known), LABEL_LENGTH) },
      { value: customerId, label: fitting(say.yes(typed), LABEL_LENGTH) },
    ],
    refreshes: true,
  };
}

function customerField({ customer, problems, warnings, values, offered }: QuickpayForm, voice: Voice): Field {
  const others = (offered?.customers ?? []).filter(({ id }) => id !== customer?.id);
  const { label, hint, placeholder } = voice.words.quickpay.customer;
  return {
    kind: 'search',
    id: 'customer',
    ...{ label, hint, placeholder },
    required: voice.words.refusals['customer-missing'],
    refreshes: true,
    ...(customer ? { chosen: customerOption(customer, voice) } : {}),
    ...problemOf(problems.customer, voice),
    warnings: [
      ...sayAt('customer', warnings, values, voice),
      ...asked(values.customer, others, voice.words.quickpay.offered.customer),
    ],
    proposals: others.map((choice) => customerOption(choice, voice)),
  };
}

function nameField({ customer, values, problems, warnings }: QuickpayForm, voice: Voice): Field {
  const { label, known, placeholder } = voice.words.quickpay.name;
  return {
    kind: 'text',
    id: 'name',
    label: isKnown(customer) ? known : label,
    placeholder,
    value: values.name,
    maxLength: NAME_LENGTH,
    refreshes: true,
    ...problemOf(problems.name, voice),
    warnings: sayAt('name', warnings, values, voice),
  };
}

function referenceField({ values, problems, warnings, owed, offered }: QuickpayForm, voice: Voice): Field {
  const others = (offered?.references ?? []).filter((reference) => reference !== values.reference.trim());
  const { label, hint, placeholder } = voice.words.quickpay.reference;
  return {
    kind: 'text',
    id: 'reference',
    ...{ label, hint, placeholder, value: values.reference },
    required: voice.words.refusals['reference-missing'],
    maxLength: REFERENCE_LENGTH,
    refreshes: true,
    ...problemOf(problems.reference, voice),
    warnings: [
      ...sayAt('reference', warnings, values, voice),
      ...asked(values.reference, others, voice.words.quickpay.offered.reference),
    ],
    proposals: [
      ...others.map((reference) => ({ value: reference, label: fitting(reference, LABEL_LENGTH) })),
      ...owed
        .filter(({ reference }) => !others.includes(reference))
        .map(({ reference, balance }) => ({
          value: reference,
          label: fitting(`${reference} · ${voice.money(balance)}`, LABEL_LENGTH),
        })),
    ],
  };
}

function amountField(screen: QuickpayForm, voice: Voice): Field {
  const { values, problems, warnings, proposal, preview, offered } = screen;
  const written = (money: Money): string => typedAmount(money, voice.tongue);
  const others = (offered?.amounts ?? []).filter((money) => written(money) !== values.amount.trim());
  const { label, placeholder, use } = voice.words.quickpay.amount;
  return {
    kind: 'text',
    id: 'amount',
    ...{ label, placeholder, value: values.amount },
    required: voice.words.refusals['amount-missing'],
    maxLength: AMOUNT_LENGTH,
    refreshes: true,
    ...problemOf(problems.amount, voice),
    warnings: [
      ...sayAt('amount', warnings, values, voice),
      ...asked(values.amount, others, voice.words.quickpay.offered.amount),
    ],
    proposals: [
      ...others.map((money) => ({ value: written(money), label: voice.money(money) })),
      ...(proposal ? [{ value: written(proposal), label: use(voice.money(proposal)) }] : []),
    ],
    after: previewedBlocks(preview, voice.words.preview.waiting, voice),
  };
}

/** Which of what the message says is meant, while none is chosen. */
const asked = (chosen: string, offered: unknown[], say: (count: number) => string): string[] =>
  chosen === '' && offered.length > 0 ? [say(offered.length)] : [];

const FIELDS: Partial<Record<Warning['code'], keyof QuickpayValues>> = {
  'name-differs': 'name',
  'number-not-reached': 'customer',
  'amount-differs': 'amount',
  'currency-changed': 'amount',
  'message-as-typed': 'message',
};
const sayAt = (
  field: keyof QuickpayValues,
  warnings: Warning[],
  { reference }: QuickpayValues,
  voice: Voice,
): string[] =>
  warnings.filter(({ code }) => (FIELDS[code] ?? 'reference') === field).map(sayWarning(reference.trim(), voice));
