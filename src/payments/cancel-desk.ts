import type { Actor } from '../company/index.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { CANCEL_REASONS, type CancelReason, type CancelWhy } from './cancelled.ts';
import type { PaymentsHouse } from './house.ts';
import { readNote } from './member-note.ts';
import type { PaymentRequest } from './request.ts';
import type { CancelForm, CancelValues, PaymentScreen } from './screen.ts';

type Cancel = (actor: Actor, id: string, key: string, why: CancelWhy) => Promise<PaymentScreen>;

/** Asks why before a request is cancelled, from its card. */
export function createCancelDesk({ store }: PaymentsHouse, cancel: Cancel) {
  const refuse = (refusal: Refusal): PaymentScreen => ({ kind: 'refused', refusal });

  async function form(actor: Actor, id: string, values: CancelValues, problems: CancelForm['problems'] = {}) {
    const request = await store.requests.get(actor.companyId, id);
    if (!request) return refuse({ code: 'request-gone' });
    return request.state === 'open' ? formOf(request, values, problems) : refuse({ code: 'not-cancellable' });
  }

  return {
    open: (actor: Actor, id: string) => form(actor, id, { reason: '', note: '' }),

    async fill(actor: Actor, values: CancelValues, id: string, key: string): Promise<PaymentScreen> {
      const reason = CANCEL_REASONS.find((one) => one === values.reason);
      const note = readNote(values.note, reason === 'other');
      const problems: CancelForm['problems'] = {
        ...(!reason && { reason: { code: 'field-missing' } }),
        ...(!note.ok && { note: note.refusal }),
      };
      if (!reason || !note.ok) return form(actor, id, values, problems);
      return cancel(actor, id, key, whyOf(reason, note.value));
    },
  };
}

const whyOf = (reason: CancelReason, note: string): CancelWhy => ({ reason, ...(note && { note }) });

const formOf = (
  { id: requestId, amount, reference }: PaymentRequest,
  values: CancelValues,
  problems: CancelForm['problems'],
): CancelForm => ({ kind: 'cancel-form', values, problems, requestId, amount, reference });
