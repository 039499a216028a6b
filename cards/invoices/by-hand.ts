import { TAX_PLACES, type TaxPlace } from '../../src/invoices/index.ts';
import type { HandForm, HandLine } from '../../src/payments/by-hand/screen.ts';
import { HAND_KINDS } from '../../src/payments/by-hand/screen.ts';
import { fieldOf, NO_TAXES } from '../../src/payments/by-hand/values.ts';
import { NEW } from '../../src/payments/offers.ts';
import { customerOption } from '../customer-option.ts';
import type { Block, Field, Form, Option } from '../model.ts';
import { problemOf } from '../payments/message-fields.ts';
import { NAME_LENGTH } from '../payments/name.ts';
import { fitting } from '../render/visible.ts';
import type { Voice } from '../voice.ts';

// Twice what the core takes: what is too long is refused at the field in our own words, not by the platform's.
const AMOUNT_LENGTH = 64;
const REFERENCE_LENGTH = 128;
const WHAT_LENGTH = 400;
const QUANTITY_LENGTH = 20;
/** Of an option (Slack). */
const LABEL_LENGTH = 75;

/** An invoice that no system has: whose it is, what it is for, and what comes of that. */
export function handForm(screen: HandForm, voice: Voice): Form {
  const say = voice.words.byHand;
  return {
    id: 'by-hand',
    ...{ title: say.title, submit: say.submit, close: say.close, refresh: say.refresh },
    above: [...currencyChanged(screen, voice), { kind: 'note', text: say.intro }],
    fields: [
      customerField(screen, voice),
      ...nameFields(screen, voice),
      referenceField(screen, voice),
      ...screen.values.lines.flatMap((line, place) => lineFields(line, place, screen, voice)),
      taxesField(screen, voice),
    ],
    below: totalBlocks(screen, voice),
    state: screen.carried,
  };
}

function currencyChanged({ currencyChanged: changed }: HandForm, { words, currency }: Voice): Block[] {
  if (!changed) return [];
  const text = words.warnings['currency-changed']({ from: currency(changed.from), to: currency(changed.to) });
  return [{ kind: 'text', text, tone: 'attention' }];
}

function customerField({ customer, problems }: HandForm, voice: Voice): Field {
  const { label, hint, placeholder } = voice.words.quickpay.customer;
  return {
    kind: 'search',
    id: 'customer',
    ...{ label, hint, placeholder },
    required: voice.words.refusals['customer-missing'],
    refreshes: true,
    ...(customer && { chosen: customerOption(customer, voice) }),
    ...problemOf(problems.customer, voice),
  };
}

/** Of who is known by one, it is not asked for. */
function nameFields({ customer, values, problems }: HandForm, voice: Voice): Field[] {
  const isKnown = customer && !('typed' in customer) && !customer.id.startsWith(NEW) && customer.name;
  if (isKnown && !problems.name) return [];
  const base = { kind: 'text', id: 'name', ...voice.words.byHand.name, maxLength: NAME_LENGTH } as const;
  return [{ ...base, value: values.name, ...problemOf(problems.name, voice) }];
}

function referenceField({ values, problems, replaces }: HandForm, voice: Voice): Field {
  return {
    kind: 'text',
    id: 'reference',
    ...voice.words.byHand.reference,
    value: values.reference,
    required: voice.words.refusals['reference-missing'],
    maxLength: REFERENCE_LENGTH,
    refreshes: true,
    ...problemOf(problems.reference, voice),
    warnings: replaces ? [voice.words.byHand.replaces(replaces.reference, voice.money(replaces.balance))] : [],
  };
}

function lineFields(line: HandLine, place: number, { problems }: HandForm, voice: Voice): Field[] {
  const { line: say } = voice.words.byHand;
  const at = problems.atLines?.[place] ?? {};
  const whole = place === 0 ? problems.lines : undefined;
  const required = { what: 'line-without-words', price: 'amount-missing', quantity: undefined } as const;
  const text = (part: 'what' | 'quantity' | 'price', maxLength: number, hint: string): Field => ({
    kind: 'text',
    id: fieldOf(part, place),
    label: say[part](place + 1),
    ...(place === 0 && { hint }),
    ...(place === 0 && required[part] && { required: voice.words.refusals[required[part]] }),
    ...{ value: line[part], maxLength, refreshes: part !== 'what' },
    ...problemOf(at[part] ?? (part === 'what' ? whole : undefined), voice),
  });
  return [
    text('what', WHAT_LENGTH, say.whatHint),
    {
      kind: 'choice',
      id: fieldOf('kind', place),
      label: say.kind(place + 1),
      value: line.kind,
      options: HAND_KINDS.map((value) => ({ value, label: say.kinds[value] })),
      refreshes: true,
    },
    text('quantity', QUANTITY_LENGTH, say.quantityHint),
    text('price', AMOUNT_LENGTH, say.priceHint),
  ];
}

function taxesField({ values, places, problems }: HandForm, voice: Voice): Field {
  const { taxes: say } = voice.words.byHand;
  const options = places.map((place) => optionOf(place, voice));
  return {
    kind: 'choice',
    id: 'taxes',
    label: say.label,
    value: values.taxes === '' ? NO_TAXES : values.taxes,
    options: values.taxes === '' ? [{ value: NO_TAXES, label: say.choose }, ...options] : options,
    required: voice.words.refusals['taxes-missing'],
    refreshes: true,
    ...problemOf(problems.taxes, voice),
  };
}

function optionOf(place: TaxPlace, voice: Voice): Option {
  const { taxes: say } = voice.words.byHand;
  const taxes = TAX_PLACES[place].map(({ name, rate }) => `${taxName(name, voice)} ${voice.percent(rate)}`).join(' + ');
  const places: Partial<Record<TaxPlace, string>> = say.places;
  const label = place === 'none' ? say.none : say.of(places[place] ?? '', taxes);
  return { value: place, label: fitting(label, LABEL_LENGTH) };
}

const taxName = (name: string, { words }: Voice): string => words.papers.taxNames[name] ?? name;

/** What comes of it, as the invoice will say it. */
function totalBlocks({ totals }: HandForm, voice: Voice): Block[] {
  if (!totals) return [];
  const { papers } = voice.words;
  const money = (minor: number) => voice.money({ minor, currency: totals.currency });
  const taxes = totals.taxes.map(({ name, rate, amount }) => ({
    label: papers.taxOf(taxName(name, voice), voice.percent(rate)),
    value: money(amount),
  }));
  const subtotal = { label: papers.subtotal, value: money(totals.subtotal) };
  return [{ kind: 'facts', facts: [subtotal, ...taxes, { label: papers.total, value: money(totals.total) }] }];
}
