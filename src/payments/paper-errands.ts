import { companyOf, replyNamed } from '../company/index.ts';
import { type Announcer, type Errand, type Outcome, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { refundedOf } from './given-back.ts';
import type { PaymentsHouse } from './house.ts';
import { askForMail, reportMail } from './mails.ts';
import { composeThanks } from './message.ts';
import type { RequestMessage } from './messages.ts';
import { countedIn } from './parts.ts';
import type { PaymentRequest } from './request.ts';

type Errands = Announcer<PaymentRequest, RequestMessage>['errands'];

/** What a request promises of its papers: that they are kept, and sent where somebody wants that. */
export const paperErrands = (house: PaymentsHouse): Pick<Errands, 'paper' | 'mail' | 'thanks'> => ({
  paper: {
    lane: 'papers',
    harmless: true,
    async keep(request, about) {
      await house.papers.keep(request, about);
      return unchanged;
    },
    never: () => unchanged,
  },
  mail: {
    lane: 'askers',
    harmless: true,
    async keep(request, mailId) {
      await house.papers.mail(request, mailId);
      return unchanged;
    },
    never: (mailId) => (now) => {
      const at = house.clock.now();
      return reportMail(now, mailId, { state: 'failed', reason: 'not-printed', at }, momentOf(house)) ?? now;
    },
  },
  thanks: thanks(house),
});

/** The customer's own wish for them, pressed in the same minute, is as good. */
const mailing =
  (house: PaymentsHouse, to: string): Outcome<PaymentRequest> =>
  (now) => {
    const asked = askForMail(now, to, momentOf(house));
    return asked.ok ? asked.value : now;
  };

/** Thanks who has paid, unless all of it went back meanwhile: by text, or with both papers where it was asked by e-mail. */
const thanks = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane: 'askers',
  harmless: false,
  async keep(request, about, triedSince) {
    const { companyId, id, customer } = request;
    const [textId = '', paymentId] = about.split(' ');
    const payment = countedIn(request).find((one) => paymentId === undefined || one.id === paymentId);
    if (!payment || refundedOf(request, payment)?.full) return unchanged;
    if (customer.email) return house.papers.byMail?.attached ? mailing(house, customer.email) : unchanged;
    if (!customer.phone) return unchanged;
    const reply = await replyNamed(house.store.replies, companyId, 'thank-you');
    // What the company has not written in the customer's language is not said in the other one.
    if (!reply?.texts[request.tongue]) return unchanged;
    const words = composeThanks(request, payment.amount, await companyOf(house.directory, request), reply.texts);
    await house.texting.send(
      { id: textId, companyId, phone: customer.phone, words, about: { kind: 'receipt', id } },
      triedSince,
    );
    return unchanged;
  },
  never: () => unchanged,
});
