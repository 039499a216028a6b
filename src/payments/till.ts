import { companyOf } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import type { Tongue } from '../kernel/language.ts';
import { isPhone } from '../kernel/phone.ts';
import { type Answer, granted, Outage, refused } from '../kernel/refusal.ts';
import { momentOf } from '../promises/outbox.ts';
import { isOpened, opened, pageOf, reserve, serves, suits, type Wish, withoutCheckout } from './checkout.ts';
import { upToDate } from './following.ts';
import { refundedInAll } from './given-back.ts';
import type { PaymentsHouse } from './house.ts';
import { linkUrl } from './message.ts';
import { occasionOf } from './occasion.ts';
import { arrivedIn, isPartial, soFarOf } from './page-amounts.ts';
import type { PageView } from './page-view.ts';
import { askedHere, askOf, countedIn, isOthersToPay, leftToPay, leftToStart, partTerms, readPart } from './parts.ts';
import type { Checkout, PageStanding } from './ports.ts';
import type { CheckoutPage, OpenCheckout, PaymentRequest } from './request.ts';
import { pageEnded } from './settle.ts';
import { askForNewLink, see, stateAt } from './steps.ts';

/** How often other tabs may come between two steps before the customer is asked to press again. */
const TURNS = 12;

/** Where to send the browser; undefined when there is nothing to pay, or something else than was seen. */
type Page = { url: string } | undefined;

/** Without a request there is nothing more to pay. */
interface Step {
  request: PaymentRequest | undefined;
}

/** The customer's side: the page behind the link, and starting a payment. */
export function createTill(house: PaymentsHouse) {
  const { store, links, checkout, publicUrl } = house;
  /** By key: asked twice at once, the processor refuses the second. */
  const openings = new Map<string, ReturnType<Checkout['open']>>();

  async function byToken(token: string): Promise<PaymentRequest | undefined> {
    return links.isWellFormed(token) ? store.requests.byLink(links.hash(token)) : undefined;
  }

  /** Changes the request behind a link, if there is one, and delivers what follows. */
  async function changeByToken(token: string, decide: (request: PaymentRequest) => PaymentRequest | undefined) {
    const request = await byToken(token);
    if (request) await changed(request, decide);
  }

  const isPayable = (request: PaymentRequest): boolean =>
    stateAt(request, house.clock.now()) === 'open' && !request.changing && leftToStart(request).minor > 0;

  /** Changes a request, delivers what follows, and gives it as it is then. */
  async function changed(seen: PaymentRequest, decide: (now: PaymentRequest) => PaymentRequest | undefined) {
    const request = await change(one(store.requests, seen.companyId, seen.id), decide, seen);
    if (request) house.wake('requests', request);
    return request;
  }

  /** Asks the processor for the page that was reserved, once for all the tabs that press Pay now. */
  async function open(token: string, request: PaymentRequest, page: CheckoutPage) {
    const { attempt, tongue, balanceVersion, part } = page;
    const company = await house.directory.company(request.companyId);
    if (!company) throw new Error(`${request.id} belongs to no company`);
    const key = `${request.id}:${balanceVersion}:${attempt}:${tongue}`;
    const opening = openings.get(key);
    if (opening) return opening;
    const asked = checkout.open({
      key,
      companyId: company.id,
      companyName: company.name,
      requestId: request.id,
      reference: request.reference,
      amount: part === undefined ? leftToStart(request) : { ...request.amount, minor: part },
      // Beside what a bank is still to decide on, or others are asked for, all that can be paid is a part as well.
      ...((part !== undefined || leftToStart(request).minor < leftToPay(request).minor) && { part: true }),
      tongue,
      returnUrl: `${linkUrl(publicUrl, token)}${part === undefined ? '' : `?of=${balanceVersion}`}`,
    });
    openings.set(key, asked);
    return asked.finally(() => openings.delete(key));
  }

  /** Has the reserved page made, and gives the request as it is then. */
  async function openReserved(token: string, request: PaymentRequest, page: CheckoutPage) {
    const isReserved = ({ checkout: now }: PaymentRequest) => !isOpened(now) && now?.attempt === page.attempt;
    try {
      const session = await open(token, request, page);
      return await changed(request, (now) => opened(now, page.attempt, session, momentOf(house)));
    } catch (error) {
      const now = await store.requests.get(request.companyId, request.id);
      // Another tab has had more luck meanwhile.
      if (now && !isReserved(now)) return now;
      // Under this key it will never be made: whoever presses Pay next asks under another.
      if (now && error instanceof Outage && error.outcome === 'never')
        await changed(now, (later) => (isReserved(later) ? withoutCheckout(later) : undefined));
      throw error;
    }
  }

  /**
   * Whether the customer can be sent to an opened page. One that does not suit them is closed there and then; where the
   * processor cannot do that now, it is better than a second one, on which they might pay again.
   */
  async function standing(request: PaymentRequest, page: OpenCheckout, wish: Wish): Promise<PageStanding> {
    const now = house.clock.now();
    try {
      return await checkout[suits(page, request, wish, now) ? 'look' : 'close'](request.companyId, page.sessionId);
    } catch (error) {
      if (!(error instanceof Outage) || !serves(page, request, wish, now)) throw error;
      house.log.warn('a page to pay on is handed out as it is', { paymentRequestId: request.id, error });
      return 'open';
    }
  }

  /** One step nearer to a page to pay on: its address, or the request as the step has left it. */
  async function advance(token: string, request: PaymentRequest, wish: Wish): Promise<{ url: string } | Step> {
    const page = pageOf(request);
    if (!page) {
      const isWanted = ({ inFull }: PaymentRequest) => !(inFull && wish.part !== undefined);
      const isSame = (now: PaymentRequest) => isPayable(now) && isWanted(now) && askOf(now) === askOf(request);
      return { request: await changed(request, (now) => (isSame(now) ? reserve(now, wish) : undefined)) };
    }
    if (isOpened(page)) {
      const end = await standing(request, page, wish);
      if (end === 'open') return { url: page.url };
      const occasion = await occasionOf(house, request.companyId);
      const now = await changed(request, (now) => pageEnded(now, page.sessionId, end, occasion));
      // What was paid there may be news: then another amount is left than stood on the page.
      return end === 'closed' || (now && askOf(now) === askOf(request)) ? { request: now } : { request: undefined };
    }
    const now = await openReserved(token, request, page);
    const made = now?.checkout;
    // Fresh from the processor: there is no need to ask how it stands.
    return now && isOpened(made) && isPayable(now) && serves(made, now, wish, house.clock.now())
      ? { url: made.url }
      : { request: now };
  }

  /** The request behind a link as it is by now; undefined once it stands at another ask than was seen. */
  async function current(token: string, seen: number): Promise<PaymentRequest | undefined> {
    const request = await byToken(token);
    const now = request && (await upToDate(house, request));
    return now && askOf(now) === seen ? now : undefined;
  }

  async function start(token: string, wish: Wish, seen: number): Promise<Page> {
    let request = await current(token, seen);
    for (let turn = 0; turn < TURNS; turn += 1) {
      if (!request || !isPayable(request) || askOf(request) !== seen) return undefined;
      const step = await advance(token, request, wish);
      if ('url' in step) return step;
      request = step.request;
    }
    throw new Outage('checkout', 'start', { outcome: 'no' });
  }

  return {
    /** What a link leads to; undefined for unknown, malformed and foreign tokens alike. */
    byToken,

    /** A request as its page shows it. */
    async view(request: PaymentRequest): Promise<PageView | undefined> {
      const company = await house.directory.company(request.companyId);
      if (!company) return undefined;
      const { name, phone, textSender, language, timeZone } = company;
      const state = stateAt(request, house.clock.now());
      const refunded = refundedInAll(request);
      const paid = countedIn(request);
      const last = paid.at(-1);
      // Its own customer has paid what is theirs, here or at the counter, and others have not.
      const isDone = (state === 'open' || state === 'expired') && isOthersToPay(request);
      const isToPay = state === 'open' && !isDone;
      const isWhole = leftToStart(request).minor === request.amount.minor;
      const revision = request.revised ?? (isWhole ? request.sentRevision : undefined);
      const terms = isToPay ? partTerms(request, company) : undefined;
      return {
        company: { name, phone, ...(isPhone(textSender) ? { textsFrom: textSender } : {}), language, timeZone },
        ...(request.customer.name ? { customer: request.customer.name } : {}),
        tongue: request.tongue,
        reference: request.reference,
        amount: isToPay ? leftToStart(request) : askedHere(request),
        ...(askOf(request) > 1 && { ask: askOf(request) }),
        ...(terms && { parts: terms }),
        ...(isPartial(request) && { soFar: soFarOf(request) }),
        ...(request.shareOf && { partOf: { ...request.amount, minor: request.shareOf.total } }),
        ...(request.changing && isToPay ? { changing: true } : {}),
        ...(revision && isToPay ? { revised: revision } : {}),
        ...(request.cancelled?.why ? { ended: request.cancelled.why } : {}),
        until: request.linkExpiresAt,
        state: isDone ? 'paid' : state === 'open' ? 'to-pay' : state,
        ...(isToPay && request.declined ? { declined: request.declined.reason } : {}),
        ...(last ? { paid: { at: last.at, ...(last.method ? { method: last.method } : {}) } } : {}),
        ...(refunded ? { refunded } : {}),
        arrived: arrivedIn(request),
        newLinkAskedFor: request.newLinkAskedAt !== undefined,
      };
    },

    /**
     * One page to pay on at a time for a request and its balance, whatever the language or tab: whoever presses Pay
     * is sent there, or to the next one once nobody can pay on it any more. What was paid there is taken. Nobody is sent
     * on to pay for what its orders were before, nor another amount than stood on the page.
     * @param seen which of the request's asks stood on the page
     */
    startCheckout: (token: string, tongue: Tongue, seen = 1) => start(token, { tongue }, seen),

    /**
     * The same for a part of what is left, as it was typed.
     * Refusals: those of `readPart`; `parts-off` where all of it is to be paid at once.
     */
    async startPart(token: string, tongue: Tongue, seen: number, typed: string): Promise<Answer<Page>> {
      const request = await current(token, seen);
      if (!request || !isPayable(request)) return granted(undefined);
      const company = await companyOf(house.directory, request);
      const terms = partTerms(request, company);
      const part = terms ? readPart(typed, terms) : refused({ code: 'parts-off' });
      if (!part.ok) return part;
      const isAll = part.value === leftToStart(request).minor;
      return granted(await start(token, { tongue, ...(!isAll && { part: part.value }) }, seen));
    },

    pageSeen: (token: string) => changeByToken(token, (request) => see(request, momentOf(house))),
    askForNewLink: (token: string) => changeByToken(token, (request) => askForNewLink(request, momentOf(house))),
  };
}
