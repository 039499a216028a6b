import { change, one } from '../kernel/change.ts';
import type { Tongue } from '../kernel/language.ts';
import { momentOf } from '../promises/outbox.ts';
import type { PaymentsHouse } from './house.ts';
import { linkUrl } from './message.ts';
import type { PageView } from './page-view.ts';
import type { OpenCheckout, PaymentRequest } from './request.ts';
import { withCheckout } from './settle.ts';
import { askForNewLink, see, stateAt } from './steps.ts';

/** A session that is about to close is not handed out: the customer needs time to pay. */
const TIME_TO_PAY_MS = 10 * 60_000;

/** The customer's side: the page behind the link, and starting a payment. */
export function createTill(house: PaymentsHouse) {
  const { store, links, checkout, publicUrl } = house;

  async function byToken(token: string): Promise<PaymentRequest | undefined> {
    return links.isWellFormed(token) ? store.requests.byLink(links.hash(token)) : undefined;
  }

  /** Changes the request behind a link, if there is one, and delivers what follows. */
  async function changeByToken(token: string, decide: (request: PaymentRequest) => PaymentRequest | undefined) {
    const request = await byToken(token);
    if (!request) return;
    const changed = await change(one(store.requests, request.companyId, request.id), decide, request);
    if (changed) house.wake.requests(changed);
  }

  const isPayable = (request: PaymentRequest): boolean => stateAt(request, house.clock.now()) === 'open';

  function usable(request: PaymentRequest, tongue: Tongue): OpenCheckout | undefined {
    const open = request.checkout;
    if (!open || open.balanceVersion !== request.balanceVersion || open.tongue !== tongue) return undefined;
    return open.expiresAt.getTime() - house.clock.now().getTime() > TIME_TO_PAY_MS ? open : undefined;
  }

  async function openCheckout(token: string, request: PaymentRequest, tongue: Tongue): Promise<OpenCheckout> {
    const company = await house.directory.company(request.companyId);
    if (!company) throw new Error(`${request.id} belongs to no company`);
    const { balanceVersion } = request;
    const attempt = request.checkoutAttempts + 1;
    const session = await checkout.open({
      // The same for every tab that presses Pay now: they all get the same page to pay on.
      key: `${request.id}:${balanceVersion}:${attempt}:${tongue}`,
      companyId: company.id,
      companyName: company.name,
      requestId: request.id,
      reference: request.reference,
      amount: request.amount,
      tongue,
      returnUrl: linkUrl(publicUrl, token),
    });
    return { ...session, tongue, balanceVersion, attempt };
  }

  return {
    async page(token: string): Promise<PageView | undefined> {
      const request = await byToken(token);
      const company = request && (await house.directory.company(request.companyId));
      if (!request || !company) return undefined;
      const { name, phone, language, timeZone } = company;
      const state = stateAt(request, house.clock.now());
      const payment = request.payments.find(({ unexpected }) => !unexpected);
      return {
        company: { name, phone, language, timeZone },
        tongue: request.tongue,
        reference: request.reference,
        amount: request.amount,
        state: state === 'open' ? 'to-pay' : state,
        ...(state === 'open' && request.declined ? { declined: request.declined.reason } : {}),
        ...(payment ? { paid: { at: payment.at, ...(payment.method ? { method: payment.method } : {}) } } : {}),
        newLinkAskedFor: request.newLinkAskedAt !== undefined,
      };
    },

    /**
     * One open page to pay on per request and balance. Whoever presses Pay while it is open is sent there;
     * a replaced one is closed.
     */
    async startCheckout(token: string, tongue: Tongue): Promise<{ url: string } | undefined> {
      const request = await byToken(token);
      if (!request || !isPayable(request)) return undefined;
      const open = usable(request, tongue);
      if (open) return { url: open.url };
      const fresh = await openCheckout(token, request, tongue);
      const changed = await change(
        one(store.requests, request.companyId, request.id),
        (now) => withCheckout(now, fresh, isPayable(now) ? usable(now, tongue) : undefined, momentOf(house)),
        request,
      );
      if (!changed) return undefined;
      house.wake.requests(changed);
      return changed.checkout && isPayable(changed) ? { url: changed.checkout.url } : undefined;
    },

    pageSeen: (token: string) => changeByToken(token, (request) => see(request, momentOf(house))),
    askForNewLink: (token: string) => changeByToken(token, (request) => askForNewLink(request, momentOf(house))),
  };
}
