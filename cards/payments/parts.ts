import type { ShownRequest } from '../../src/payments/messages.ts';
import { countedIn, isPartPaid, leftHere, leftToPay, leftToStart, paidSoFar } from '../../src/payments/parts.ts';
import type { Payment } from '../../src/payments/payment.ts';
import { whyNotRefunded } from '../../src/payments/refunding.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { note } from '../blocks.ts';
import type { Block, Row } from '../model.ts';
import type { Voice } from '../voice.ts';
import { sayMethod } from './payment-method.ts';

/** The latest; all of them are in its story. */
const MOST_SHOWN = 8;

/** Whether it is paid in parts, or was: then each payment stands on its card. */
export const isInParts = (request: PaymentRequest): boolean => isPartPaid(request) || countedIn(request).length > 1;

/** How much of it is paid. */
export function partStanding(request: PaymentRequest, voice: Voice): Extract<Block, { kind: 'text' }> {
  const amounts = [paidSoFar(request), request.amount, leftToPay(request)].map((one) => voice.money(one));
  const [paid = '', whole = '', left = ''] = amounts;
  return { kind: 'text', text: voice.words.parts.card.standing(paid, whole, left), sign: 'in-progress' };
}

/** Each payment of several, with its own Refund; and what a bank is still to decide on beside what is left. */
export function partBlocks(request: PaymentRequest, voice: Voice): Block[] {
  const say = voice.words.parts.card;
  const reserved = leftHere(request).minor - leftToStart(request).minor;
  const isBeside = reserved > 0 && request.state !== 'processing';
  const rows = isInParts(request) ? countedIn(request).map((payment) => rowOf(request, payment, voice)) : [];
  const isOver = request.state === 'cancelled' && rows.length > 0;
  return [
    ...(isOver ? [note(say.kept(voice.money(paidSoFar(request)), voice.money(request.amount)))] : []),
    ...(rows.length > 0 ? [{ kind: 'rows', rows: rows.slice(-MOST_SHOWN) } as const] : []),
    ...(isBeside ? [note(say.underWay(voice.money({ ...request.amount, minor: reserved })))] : []),
  ];
}

/** Whether its customer may pay in parts, and the button for the other. */
export function choiceBlocks({ id: value }: PaymentRequest, parts: ShownRequest['parts'], voice: Voice): Block[] {
  if (!parts) return [];
  const { text, button: label } = voice.words.parts.choice[parts];
  const action = parts === 'parts' ? 'request.in-full' : 'request.parts';
  return [{ kind: 'rows', rows: [{ text, button: { action, label, value } }] }];
}

function rowOf(request: PaymentRequest, payment: Payment, voice: Voice): Row {
  const { parts, refunds } = voice.words;
  const method = payment.method && sayMethod(payment.method, voice.words);
  const text = parts.card.payment(voice.money(payment.amount), voice.shortly(payment.at), method);
  if (whyNotRefunded(request, payment)) return { text };
  const value = `${request.id} ${payment.id}`;
  return { text, button: { action: 'request.refund', label: refunds.button, value, opensForm: true } };
}
