import type { Tongue } from '../../../src/kernel/language.ts';
import type { RequestMessage } from '../../../src/payments/messages.ts';
import type { RequestNews } from '../../../src/payments/news.ts';
import type { Payment } from '../../../src/payments/payment.ts';
import type { PaymentRequest } from '../../../src/payments/request.ts';
import type { SharedPart } from '../../../src/payments/sharing/share.ts';
import type { MessageSpecimens, NewsSpecimens } from '../../specimen.ts';
import { cad, garage, later } from '../../specimens/people.ts';
import { request } from './request.ts';

const at = later(12);
const part: Payment = { id: 'pi_1', amount: cad(5_000), at };

const shared = (more: Partial<SharedPart>): SharedPart => ({
  ...{
    id: 'pay_2',
    key: 'view:2',
    to: { id: 'cus_2', phone: '+15145550142', name: 'Assurance Boréale' },
    tongue: 'fr',
  },
  ...{ by: { id: 'U1', name: 'Marc Gagnon' }, amount: 5_000, message: 'Bonjour : {link}', at: later(4) },
  ...{ state: 'asked', payments: [] },
  ...more,
});

/** Requests that several payers pay, and the parts of others. */
export const sharedRequests = (tongue: Tongue): Record<string, PaymentRequest> => ({
  'shared-part-paid': request(tongue, { shares: [shared({ payments: [part] })] }),
  'part-of-another': request(tongue, { amount: cad(5_000), shareOf: { requestId: 'pay_1', total: 12_550 } }),
  'part-taken-back': request(tongue, {
    ...{ amount: cad(5_000), shareOf: { requestId: 'pay_1', total: 12_550 } },
    ...{ state: 'cancelled', cancelled: { by: '', at: later(9), why: 'taken-back' } },
  }),
});

export const sharedMessages = (tongue: Tongue): MessageSpecimens<RequestMessage>['request'] => ({
  'request-shareable': {
    ...{ kind: 'request', request: request(tongue), company: garage(tongue), optedOut: false, papers: [] },
    ...{ shareable: true, parts: 'parts' },
  },
  'request-in-full': {
    ...{ kind: 'request', company: garage(tongue), optedOut: false, papers: [], parts: 'in-full' },
    request: request(tongue, { inFull: true }),
  },
  'request-shared': {
    ...{ kind: 'request', company: garage(tongue), optedOut: false, papers: [], shareable: true },
    request: request(tongue, { shares: [shared({ state: 'waiting', amount: 2_500 }), shared({ id: 'pay_3' })] }),
  },
});

export const sharingNews = (): Pick<NewsSpecimens<RequestNews>, 'share-paid' | 'share-dropped'> => ({
  'share-paid': {
    'share-paid': {
      ...{ kind: 'share-paid', amount: cad(5000), to: 'Assurance Boréale' },
      left: cad(7550),
      whole: cad(12550),
      at,
    },
    'share-paid-over': {
      ...{ kind: 'share-paid', amount: cad(5000), to: 'Assurance Boréale', over: cad(2000) },
      ...{ left: cad(0), whole: cad(10550), at },
    },
    'last-share-paid': { kind: 'share-paid', amount: cad(5000), left: cad(0), whole: cad(12550), at },
  },
  'share-dropped': { 'share-dropped': { kind: 'share-dropped', amount: cad(5000), to: 'Assurance Boréale', at } },
});
