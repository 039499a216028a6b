import { type Announcer, type Errand, unchanged } from '../promises/announcer.ts';
import type { PaymentsHouse } from './house.ts';
import type { RequestMessage } from './messages.ts';
import type { PaymentRequest } from './request.ts';

type Errands = Announcer<PaymentRequest, RequestMessage>['errands'];

/** What a request promises of what people have to do elsewhere. */
export const taskErrands = (
  house: PaymentsHouse,
): Pick<Errands, 'task-write-back' | 'task-refund' | 'task-dispute'> => ({
  'task-write-back': saying((request, invoiceId) => house.tasking.notWrittenBack(request, invoiceId)),
  'task-refund': saying((request, refundId) => house.tasking.refunded(request, refundId)),
  'task-dispute': saying((request, disputeId) => house.tasking.disputed(request, disputeId)),
});

const saying = (say: (request: PaymentRequest, about: string) => Promise<void>): Errand<PaymentRequest> => ({
  lane: 'askers',
  harmless: true,
  async keep(request, about) {
    await say(request, about);
    return unchanged;
  },
  never: () => unchanged,
});
