import type { InvoiceForm, InvoiceRow } from '../../src/payments/invoicing/screen.ts';
import { LISTED } from '../../src/payments/invoicing/screen.ts';
import { BY_HAND, NONE } from '../../src/payments/invoicing/values.ts';
import type { Block, Field, Form, Option, Row } from '../model.ts';
import { emailFields } from '../payments/email-field.ts';
import { messageFields, problemOf } from '../payments/message-fields.ts';
import { isMail, previewedBlocks } from '../payments/preview.ts';
import { fitting } from '../render/visible.ts';
import { called, isolated, type Voice } from '../voice.ts';
import { customerField, hasList } from './customer-field.ts';
import { sayInvoiceWarning } from './warning.ts';
import { whoFields } from './who.ts';

/** The shortest that both channels take (Slack). */
const OPTION_LENGTH = 75;
const FIND_LENGTH = 100;

/** What asks for a customer and some of their invoices, with the text as it will leave. */
export function invoiceForm(screen: InvoiceForm, voice: Voice): Form {
  const say = voice.words.invoicing;
  return {
    id: 'invoice',
    title: say.title,
    submit: screen.warnings.length > 0 ? say.submitAnyway : isMail(screen.preview) ? say.submitMail : say.submit,
    close: say.close,
    refresh: say.refresh,
    above: [],
    fields: [
      {
        ...customerField(screen, sayAbout('customer', screen, voice), voice),
        proposals: hasList(screen) ? [] : [{ value: byHandFor(screen.customer), label: voice.words.byHand.start }],
      },
      ...emailFields(screen, voice),
      ...whoFields(screen, voice),
      ...(hasList(screen) ? listFields(screen, voice) : []),
      ...messageFields(screen, sayAbout('message', screen, voice), voice),
    ],
    below: previewedBlocks(screen.preview, say.waiting, voice),
    state: screen.carried,
  };
}

/** What was typed, and found nobody, goes along. */
const byHandFor = (customer: InvoiceForm['customer']): string =>
  fitting(`${BY_HAND}${customer && 'typed' in customer ? customer.typed : ''}`, OPTION_LENGTH);

function listFields(screen: InvoiceForm, voice: Voice): Field[] {
  const { find, listed } = voice.words.invoicing;
  const { values } = screen;
  return [
    { kind: 'text', id: 'find', ...find, value: values.find, maxLength: FIND_LENGTH, refreshes: true },
    {
      kind: 'choice',
      id: 'listed',
      label: listed.label,
      value: values.listed,
      options: LISTED.map((value) => ({ value, label: listed.options[value] })),
      refreshes: true,
    },
    invoicesField(screen, voice),
  ];
}

/** Those that can be sent are chosen from; each is described below, with its document to look at. */
function invoicesField(screen: InvoiceForm, voice: Voice): Field {
  const { list } = voice.words.invoicing;
  const { rows, values, more, back, problems, customer } = screen;
  const owner = customer && ('typed' in customer ? customer.typed : called(customer, voice));
  const base = { id: 'invoices', label: list.label(owner ?? ''), ...problemOf(problems.invoices, voice) };
  const common = { ...base, warnings: sayAbout('invoices', screen, voice), after: rowBlocks(screen, voice) };
  const options = rows.filter(({ why }) => !why).map((row) => optionOf(row, voice));
  const turns = [
    ...(back ? [{ value: back, label: list.back }] : []),
    ...(more ? [{ value: more, label: list.more }] : []),
  ];
  if (options.length > 0)
    return {
      kind: 'choices',
      ...common,
      hint: list.hint,
      required: voice.words.refusals['invoice-missing'],
      values: values.invoices.split(',').filter(Boolean),
      options,
      turns,
      refreshes: true,
    };
  // A list without any choice is none that a platform takes: the one choice says why.
  const none: Option = { value: NONE, label: rows.length > 0 ? list.noneToSend : list.none };
  return { kind: 'choices', ...common, values: [], options: [none], turns, refreshes: true };
}

const optionOf = (row: InvoiceRow, voice: Voice): Option => {
  const { add } = voice.words.invoicing.list;
  const label = `${add[row.state]} ${row.reference} · ${voice.money(row.balance)} · ${voice.day(row.openedAt)}`;
  return { value: row.id, label: fitting(label, OPTION_LENGTH) };
};

function rowBlocks({ rows, total, values }: InvoiceForm, voice: Voice): Block[] {
  const { list } = voice.words.invoicing;
  const count = values.invoices.split(',').filter(Boolean).length;
  return [
    ...(rows.length > 0 ? [{ kind: 'rows', rows: rows.map((row) => rowOf(row, voice)) } as const] : []),
    ...(total ? [{ kind: 'text', text: list.total(voice.money(total), count) } as const] : []),
  ];
}

/** Which invoice it is, what was done, why it cannot be charged, and the way to its document. */
function rowOf(
  { reference, balance, state, openedAt, summary, vehicle, owner, why, ours, preview }: InvoiceRow,
  voice: Voice,
): Row {
  const say = voice.words.invoicing;
  const about = [summary, vehicle, voice.day(openedAt)].flatMap((part) => (part ? [isolated(part)] : []));
  const notes = [
    ...(owner ? [`${say.owner(isolated(owner))}.`] : []),
    ...(why ? [say.why[why]] : []),
    ...(ours ? [say.ours(voice.money(ours), voice.money(balance))] : []),
  ];
  return {
    text: [reference, voice.money(balance), say.state[state]].join(' · '),
    detail: [about.join(' · '), ...notes].join(' – '),
    button: { link: preview, label: say.preview },
  };
}

const FIELDS: Record<string, 'customer' | 'message'> = {
  'number-not-reached': 'customer',
  'message-as-typed': 'message',
};

const sayAbout = (field: 'customer' | 'invoices' | 'message', { warnings }: InvoiceForm, voice: Voice): string[] =>
  warnings
    .filter(({ warning }) => (FIELDS[warning.code] ?? 'invoices') === field)
    .map((warning) => sayInvoiceWarning(warning, voice));
