import { contactOf } from '../../src/customers/customer.ts';
import { sumOf } from '../../src/payments/parts.ts';
import { NEW } from '../../src/payments/quickpay-values.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { ShareForm, SharingScreen } from '../../src/payments/sharing/screen.ts';
import type { SharedPart } from '../../src/payments/sharing/share.ts';
import { note, notice } from '../blocks.ts';
import { customerOption } from '../customer-option.ts';
import type { Block, Card, Field, Form, Row } from '../model.ts';
import { called, isolated, type Voice } from '../voice.ts';
import { problemOf } from './message-fields.ts';
import { NAME_LENGTH } from './name.ts';
import { previewedBlocks } from './preview.ts';

type Shown<K extends SharingScreen['kind']> = Extract<SharingScreen, { kind: K }>;

/** Twice what the core takes: what is too long is refused in our own words. */
const AMOUNT_LENGTH = 64;

/** Whom else a request is paid by, and how much of it. */
export function shareForm(screen: ShareForm, voice: Voice): Form {
  const { form: say } = voice.words.sharing;
  const { reference, total, terms, requestId } = screen;
  return {
    ...{ id: 'share', title: say.title, submit: say.submit, close: say.close, refresh: say.refresh },
    above: [
      { kind: 'text', text: say.how(isolated(reference), voice.money(total), voice.money(terms.left)) },
    ] satisfies Block[],
    fields: [customerField(screen, voice), ...nameFields(screen, voice), amountField(screen, voice)],
    below: previewedBlocks(screen.preview, say.waiting, voice, say.preview),
    state: requestId,
  };
}

function customerField({ customer, problems }: ShareForm, voice: Voice): Field {
  const { hint, placeholder } = voice.words.quickpay.customer;
  const { payer: label } = voice.words.sharing.form;
  return {
    ...{ kind: 'search', id: 'customer', label, hint, placeholder, refreshes: true },
    required: voice.words.refusals['customer-missing'],
    ...(customer && { chosen: customerOption(customer, voice) }),
    ...problemOf(problems.customer, voice),
  };
}

/** Of who is known by one, it is not asked for. */
function nameFields({ customer, values, problems }: ShareForm, voice: Voice): Field[] {
  const isKnown = customer && !('typed' in customer) && !customer.id.startsWith(NEW) && customer.name;
  if (isKnown && !problems.name) return [];
  const { placeholder } = voice.words.quickpay.name;
  const { name: label } = voice.words.sharing.form;
  const base = { kind: 'text', id: 'name', label, placeholder, maxLength: NAME_LENGTH, refreshes: true } as const;
  return [{ ...base, value: values.name, ...problemOf(problems.name, voice) }];
}

function amountField({ values, problems, terms }: ShareForm, voice: Voice): Field {
  const { form: say } = voice.words.sharing;
  return {
    ...{
      kind: 'text',
      id: 'amount',
      label: say.amount,
      hint: say.hint(voice.money(terms.least)),
      value: values.amount,
    },
    ...{ maxLength: AMOUNT_LENGTH, refreshes: true, placeholder: voice.words.quickpay.amount.placeholder },
    required: voice.words.refusals['amount-missing'],
    ...problemOf(problems.amount, voice),
  };
}

export const amountShared = ({ to, amount, reference }: Shown<'amount-shared'>, voice: Voice): Card =>
  notice(voice.words.sharing.shared(called(to, voice), voice.money(amount), isolated(reference)));

export const shareEnding = ({ to, reference }: Shown<'share-ending'>, voice: Voice): Card =>
  notice(voice.words.sharing.ending(called(to, voice), isolated(reference)));

/** Who else pays what of it; and, where it may be shared, the button for that. */
export function shareBlocks(request: PaymentRequest, shareable: boolean | undefined, voice: Voice): Block[] {
  const { card: say } = voice.words.sharing;
  const rows = request.shares.filter(({ state }) => state !== 'ended').map((one) => rowOf(request, one, voice));
  const offer: Row = {
    text: say.offer,
    button: { action: 'request.share', label: say.share, value: request.id, opensForm: true },
  };
  const { shareOf } = request;
  const all = shareable ? [...rows, offer] : rows;
  return [
    ...(shareOf ? [note(say.partOf(voice.money({ ...request.amount, minor: shareOf.total })))] : []),
    ...(all.length > 0 ? [{ kind: 'rows' as const, rows: all }] : []),
  ];
}

function rowOf({ id, amount: { currency } }: PaymentRequest, share: SharedPart, voice: Voice): Row {
  const { card: say } = voice.words.sharing;
  const who = called({ ...share.to, name: share.to.name ?? contactOf(share.to) }, voice);
  const amount = voice.money({ minor: share.amount, currency });
  const last = share.payments.at(-1);
  if (last && sumOf(share.payments) >= share.amount) return { text: say.paid(who, amount, voice.shortly(last.at)) };
  if (share.state === 'waiting') return { text: say.waiting(who, amount) };
  const value = `${id} ${share.id}`;
  return { text: say.asked(who, amount), button: { action: 'request.share-end', label: say.end, value } };
}
