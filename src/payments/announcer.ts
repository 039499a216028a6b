import { companyOf } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { Outage } from '../kernel/refusal.ts';
import { platformOf } from '../kernel/room-id.ts';
import { type Announcer, type Errand, type Outcome, unchanged } from '../promises/announcer.ts';
import { lateChats } from '../promises/late-chats.ts';
import { momentOf } from '../promises/outbox.ts';
import { followOrders } from './following.ts';
import type { PaymentsHouse } from './house.ts';
import { sentPapers } from './member-links.ts';
import type { RequestMessage } from './messages.ts';
import { isForTheWholeRoom, type RequestNews, waitsForSomebody } from './news.ts';
import { notifies } from './notify.ts';
import { type Occasion, occasionOf } from './occasion.ts';
import { paperErrands } from './paper-errands.ts';
import { countedIn, partsChoice } from './parts.ts';
import type { PageEnd } from './ports.ts';
import { refundErrands } from './refund-errands.ts';
import { reminding } from './reminders/errand.ts';
import type { PaymentRequest } from './request.ts';
import { pageEnded } from './settle.ts';
import { shareErrands } from './sharing/errands.ts';
import { sharesOffered } from './sharing/reading.ts';
import { expireLink, lateText, reportText } from './steps.ts';
import { headOf, textAbout } from './subjects.ts';
import { taskErrands } from './task-errands.ts';
import { depositBack, invoicePaid } from './write-back.ts';

/** How payment requests are shown, and what they promise: the text, closing a page to pay on, the end of the link. */
export function createRequestAnnouncer(house: PaymentsHouse): Announcer<PaymentRequest, RequestMessage> {
  const { store, directory } = house;
  return {
    documents: store.requests,
    async card(request, room) {
      const { companyId, customer, id } = request;
      const whom = whomOf(request);
      const [company, known, handling] = await Promise.all([
        companyOf(directory, request),
        customer.phone ? store.customers.byPhone(companyId, customer.phone) : undefined,
        whom ? house.conversing.handling(whom, { kind: 'request', id }) : undefined,
      ]);
      const optedOut = known !== undefined && hasOptedOut(known);
      const late = lateChats(request).filter((chat) => chat !== platformOf(room));
      const shown = { request, optedOut, papers: sentPapers(house, request), late };
      const shareable = sharesOffered(request, company) && ({ shareable: true } as const);
      const parts = partsChoice(request, company);
      const offers = { ...shareable, ...(parts && { parts }) };
      return { kind: 'request', ...shown, ...offers, company, ...(handling && { handling }) };
    },
    async news(request, news) {
      const { customer, reference, asker } = request;
      const company = await companyOf(directory, request);
      const about = { company, customer, reference, ...(waitsForSomebody(news) ? { asker } : {}) };
      const message = { kind: 'news', news: withMethod(news, request), ...about } as const;
      return { message, wholeRoom: isForTheWholeRoom(news) };
    },
    root: async (request) => request,
    isOnCard: () => false,
    async placed(request, { room }) {
      const whom = whomOf(request);
      if (whom) await house.conversing.tell(whom, { at: request.createdAt, head: headOf(request), room });
    },
    errands: {
      ...paperErrands(house),
      ...refundErrands(house),
      ...taskErrands(house),
      ...shareErrands(house),
      'invoice-paid': invoicePaid(house),
      'deposit-back': depositBack(house),
      'follow-orders': followOrders(house),
      text: texting(house),
      'text-late': late(house),
      'expire-checkout': closing(house),
      'expire-link': expiring(house),
      remind: reminding(house),
      notify: notifies(house),
    },
  };
}

/** Who may answer it in a text: no one who is only written to by e-mail. */
const whomOf = ({ companyId, customer: { phone } }: PaymentRequest) => phone && { companyId, phone };

/** How it was paid is often told by another event than that it was paid: said as well when it is known by now. */
function withMethod(news: RequestNews, { payments }: PaymentRequest): RequestNews {
  if (news.kind !== 'payment-paid' || news.method) return news;
  const method = countedIn({ payments }).find(
    ({ id }) => news.paymentId === undefined || id === news.paymentId,
  )?.method;
  return method ? { ...news, method } : news;
}

/** Has the text with the link sent. */
function texting(house: PaymentsHouse): Errand<PaymentRequest> {
  return {
    lane: 'askers',
    // Claimed all the same: an earlier version that runs beside this one sends the text itself.
    harmless: false,
    async keep(request, textId, triedSince) {
      const [whom, text] = [whomOf(request), textAbout(request, textId)];
      if (!whom || !text) return unchanged;
      // First: whoever answers it must find the thread.
      await house.conversing.tell(whom, { at: house.clock.now(), head: headOf(request) });
      await house.texting.send(text, triedSince);
      return unchanged;
    },
    never: (textId) => (now) => reportText(now, textId, { state: 'failed' }, momentOf(house)) ?? now,
  };
}

/** Closes a page to pay on, so that nobody can pay there any more, and takes what was paid there all the same. */
function closing(house: PaymentsHouse): Errand<PaymentRequest> {
  const ended =
    (sessionId: string, end: PageEnd, occasion: Occasion): Outcome<PaymentRequest> =>
    (now) =>
      pageEnded(now, sessionId, end, occasion) ?? now;
  return {
    lane: 'checkout',
    harmless: true,
    async keep({ companyId, checkout: page }, sessionId) {
      const end = await house.checkout.close(companyId, sessionId).catch((error: unknown) => {
        const isLive = page?.sessionId === sessionId && page.expiresAt && house.clock.now() < page.expiresAt;
        // Unknown under today's key, and people were sent there: nobody can say that it is closed before its time is over.
        if (!isLive || !(error instanceof Outage) || error.outcome !== 'never') throw error;
        throw new Outage(error.vendor, error.operation, { cause: error, outcome: 'no' });
      });
      return ended(sessionId, end, await occasionOf(house, companyId));
    },
    never: (sessionId) => ended(sessionId, 'closed', momentOf(house)),
  };
}

/** Says of a text that still waits that it does. */
const late = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane: 'links',
  harmless: true,
  keep: async (_, textId) => (now) => lateText(now, textId, momentOf(house)) ?? now,
  never: () => unchanged,
});

const expiring = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane: 'links',
  harmless: true,
  keep: async () => (now) => expireLink(now, momentOf(house)) ?? now,
  never: () => unchanged,
});
