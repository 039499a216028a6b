import type { EstimateForm, EstimateWarning, OrderRow } from '../../src/estimates/screen.ts';
import { VALID_DAYS } from '../../src/estimates/screen.ts';
import { NONE } from '../../src/estimates/values.ts';
import { customerField, hasList } from '../invoices/customer-field.ts';
import { whoFields } from '../invoices/who.ts';
import type { Block, Field, Form, Row } from '../model.ts';
import { emailFields } from '../payments/email-field.ts';
import { languageField, ownWordsField, problemOf } from '../payments/message-fields.ts';
import { isMail, previewedBlocks } from '../payments/preview.ts';
import { sayWarning } from '../payments/warning.ts';
import { fitting } from '../render/visible.ts';
import { called, isolated, type Voice } from '../voice.ts';

/** The shortest that both channels take (Slack). */
const OPTION_LENGTH = 75;
const FIND_LENGTH = 100;
const AMOUNT_LENGTH = 30;

/** What asks for a customer and one of their open orders, with the text as it will leave. */
export function estimateForm(screen: EstimateForm, voice: Voice): Form {
  const say = voice.words.estimates;
  return {
    id: 'estimate',
    title: say.title,
    submit: screen.warnings.length > 0 ? say.submitAnyway : isMail(screen.preview) ? say.submitMail : say.submit,
    close: say.close,
    refresh: say.refresh,
    above: [],
    fields: [
      customerField(screen, sayAbout('customer', screen, voice), voice),
      ...whoFields(screen, voice),
      ...emailFields(screen, voice, say.mail.hints),
      ...(hasList(screen) ? orderFields(screen, voice) : []),
      ownWordsField(screen, { ...say.message, warnings: sayAbout('message', screen, voice) }, voice),
      languageField(screen, voice),
    ],
    below: previewedBlocks(screen.preview, say.waiting, voice),
    state: screen.carried,
  };
}

function orderFields(screen: EstimateForm, voice: Voice): Field[] {
  const { find, days, deposit } = voice.words.estimates;
  const { values, problems, hasMore } = screen;
  const isLookedFor = hasMore || values.find !== '';
  return [
    ...(isLookedFor
      ? [{ kind: 'text', id: 'find', ...find, value: values.find, maxLength: FIND_LENGTH, refreshes: true } as const]
      : []),
    orderField(screen, voice),
    {
      ...{ kind: 'choice', id: 'days', label: days.label, value: values.days, refreshes: true },
      options: VALID_DAYS.map((value) => ({ value, label: days.option(value) })),
    },
    {
      ...{ kind: 'text', id: 'deposit', ...deposit, value: values.deposit, maxLength: AMOUNT_LENGTH },
      ...problemOf(problems.deposit, voice),
    },
  ];
}

/** The one that is sent is chosen; each is described below, with its document to look at. */
function orderField(screen: EstimateForm, voice: Voice): Field {
  const { order } = voice.words.estimates;
  const { rows, values, problems, customer } = screen;
  const owner = customer && ('typed' in customer ? customer.typed : called(customer, voice));
  const options = rows.map((row) => ({
    value: row.id,
    label: fitting(`${row.reference} · ${voice.money(row.total)}`, OPTION_LENGTH),
    detail: fitting([row.summary, row.vehicle, voice.day(row.openedAt)].filter(Boolean).join(' · '), OPTION_LENGTH),
  }));
  const none = { value: NONE, label: order.none, detail: fitting(order.noneWhy, OPTION_LENGTH) };
  return {
    ...{ kind: 'pick', id: 'order', label: order.label(owner ?? ''), hint: order.hint, refreshes: true },
    value: values.order,
    options: options.length > 0 ? options : [none],
    ...problemOf(problems.order, voice),
    warnings: sayAbout('order', screen, voice),
    after: rowBlocks(screen, voice),
  };
}

const rowBlocks = ({ rows }: EstimateForm, voice: Voice): Block[] =>
  rows.length > 0
    ? [{ kind: 'rows', rows: rows.map((row) => rowOf(row, voice)) }]
    : [{ kind: 'note', text: voice.words.estimates.order.noneWhy }];

function rowOf({ reference, total, summary, vehicle, owner, preview }: OrderRow, voice: Voice): Row {
  const about = [summary, vehicle, ...(owner ? [voice.words.invoicing.owner(owner)] : [])];
  const said = about.flatMap((part) => (part ? [isolated(part)] : [])).join(' · ');
  return {
    text: `${reference} · ${voice.money(total)}`,
    ...(said && { detail: said }),
    button: { link: preview, label: voice.words.estimates.preview },
  };
}

const FIELDS: Record<string, 'customer' | 'message'> = {
  'number-not-reached': 'customer',
  'message-as-typed': 'message',
};

const sayAbout = (field: 'customer' | 'order' | 'message', { warnings }: EstimateForm, voice: Voice): string[] =>
  warnings
    .filter(({ code }) => (FIELDS[code] ?? 'order') === field)
    .map((warning) => sayEstimateWarning(warning, voice));

function sayEstimateWarning(warning: EstimateWarning, voice: Voice): string {
  const { changed, before } = voice.words.estimates;
  if (warning.code === 'estimate-changed') return changed(voice.money(warning.total));
  if (warning.code !== 'estimate-before') return sayWarning('', voice)(warning);
  const { by, at, total, state } = warning;
  return before[state]({ by: isolated(by), when: voice.shortly(at), total: voice.money(total) });
}
