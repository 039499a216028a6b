import {
  type EarlierText,
  type Head,
  lastSpokenOf,
  type Subjects,
  type TextAsk,
  textsUnderWay,
} from '../conversations/index.ts';
import { sourceKeyIn } from '../invoices/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf, redrawn } from '../promises/outbox.ts';
import type { PaymentsHouse } from './house.ts';
import { linkUrl, withLink } from './message.ts';
import { answered, remindableFrom } from './reminders/schedule.ts';
import type { PaymentRequest } from './request.ts';
import { reportText } from './steps.ts';

const PAGE = 200;
/** So many cards of one customer have a button that may have to go. */
const REDRAWN = 20;

/** The text that asks for a payment, one that is sent again, or one that reminds. */
export function textAbout(
  { companyId, id, customer: { phone }, message, texts }: PaymentRequest,
  textId: string,
): TextAsk | undefined {
  const reminder = texts.find((text) => text.id === textId)?.reminder;
  if (!phone) return undefined;
  const ask = { id: textId, companyId, phone, about: { kind: 'request', id } } as const;
  return reminder === undefined ? { ...ask, words: message } : { ...ask, words: reminder, reminds: true };
}

/** The thread that a request opens. */
export const headOf = ({ id, createdAt, cards }: PaymentRequest): Head => ({
  ...{ kind: 'request', id, since: createdAt, cards },
});

/** What the request alone keeps of a text stays there: a document of texts knows neither. */
function earlier(request: PaymentRequest, told: PaymentRequest['texts'][number]): EarlierText | undefined {
  const { late: _, reminder: __, ...text } = told;
  const ask = textAbout(request, text.id);
  return ask && { ...ask, ...text };
}

/** Payment requests, as what texts of ours are about and customers answer. */
export function createTextSubjects({
  store: { requests, customers, invoices, syncStates },
  links,
  publicUrl,
  ...house
}: Pick<PaymentsHouse, 'store' | 'links' | 'publicUrl' | 'wake' | 'clock' | 'newId'>): Subjects {
  return {
    async latestHead(companyId, phone) {
      const request = await requests.latestFor(companyId, phone);
      return request && headOf(request);
    },
    async lookedAfterBy(companyId, phone) {
      const customer = await customers.byPhone(companyId, phone);
      const [last] = customer
        ? await invoices.ofCustomer(companyId, customer.id, { limit: 1, states: ['open', 'closed'] })
        : [];
      if (!last) return [];
      const { system, account } = sourceKeyIn(last.source);
      // `CDK · SERVICE`, and `CSV` alone.
      const [, department] = (await syncStates.get(companyId, `${system}/${account}`))?.name.split(' · ') ?? [];
      return [last.advisor, department].flatMap((name) => name ?? []);
    },
    heading: (companyId, id) => requests.get(companyId, id),
    async redrawHeading(companyId, id) {
      const request = await change(one(requests, companyId, id), (now) => redrawn(now, momentOf(house)));
      if (request) house.wake('requests', request);
    },
    async redraw(companyId, phone) {
      for (const { id } of await requests.sendableTo(companyId, phone, REDRAWN)) {
        const request = await change(one(requests, companyId, id), (now) => redrawn(now, momentOf(house)));
        if (request) house.wake('requests', request);
      }
    },
    async answered(companyId, phone, at) {
      for (const { id } of await requests.sendableTo(companyId, phone, REDRAWN)) {
        const request = await change(one(requests, companyId, id), (now) => answered(now, at, momentOf(house)));
        if (request) house.wake('requests', request);
      }
    },
    async about(companyId, id) {
      const request = await requests.get(companyId, id);
      return (
        request && {
          name: request.reference,
          filled: (words) => withLink(words, linkUrl(publicUrl, links.tokenFor(id))),
          texts: request.texts,
          isOver: ['cancelling', 'cancelled', 'paid'].includes(request.state),
          remindableFrom: remindableFrom(request, house.clock.now()),
        }
      );
    },
    async told(companyId, id, { id: textId, state, sid, reason: failure, at, waitsUntil }) {
      const word = { state, at, ...(sid && { sid }), ...(failure && { failure }), ...(waitsUntil && { waitsUntil }) };
      const request = await change(one(requests, companyId, id), (now) =>
        reportText(now, textId, word, momentOf(house)),
      );
      if (request) house.wake('requests', request);
    },
    async earlierText(companyId, id, textId) {
      const request = await requests.get(companyId, id);
      const text = request?.texts.find((one) => one.id === textId);
      return request && text && earlier(request, text);
    },
    async *earlierUnderWay(companyId, after, until) {
      for (let from = after; ; ) {
        const page = await requests.underWay(companyId, from, until, PAGE);
        for (const request of page)
          for (const text of textsUnderWay(request.texts).map((one) => earlier(request, one))) if (text) yield text;
        const last = page.at(-1);
        if (!last || page.length < PAGE) return;
        from = lastSpokenOf(last.texts) ?? until;
      }
    },
  };
}
