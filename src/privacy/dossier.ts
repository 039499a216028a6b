import type { FileId } from '../company/index.ts';
import type { Conversation, IncomingText, OutgoingText } from '../conversations/index.ts';
import type { Customer } from '../customers/index.ts';
import type { KeptPaper, OutgoingMail } from '../documents/index.ts';
import type { Estimate } from '../estimates/index.ts';
import type { Invoice } from '../invoices/index.ts';
import type { PaymentRequest } from '../payments/index.ts';
import type { OutgoingRefund } from '../refunds/index.ts';
import type { Task } from '../tasks/index.ts';
import type { PrivacyHouse } from './house.ts';

/** Everything that is kept of one customer. */
export interface Dossier {
  customer: Customer;
  conversations: Conversation[];
  received: IncomingText[];
  sent: OutgoingText[];
  requests: PaymentRequest[];
  estimates: Estimate[];
  invoices: Invoice[];
  refunds: OutgoingRefund[];
  tasks: Task[];
  mails: OutgoingMail[];
  papers: KeptPaper[];
  /** What was texted either way, in the order of the texts. */
  pictures: FileId[];
}

/** Read at once, so that whoever works meanwhile waits for no more than this. */
const PAGE = 200;
/** No number has more conversations, nor a request more papers or tasks. */
export const MOST = 1_000;

/** The numbers that were ever theirs, and until when. */
export const phonesOf = ({ phone, former = [] }: Customer, now: Date): { phone: string; until: Date }[] => [
  ...(phone ? [{ phone, until: now }] : []),
  ...former,
];

type Page<T> = (after: string, limit: number) => Promise<T[]>;

/** All that there are, page by page, by their ids. */
export async function* byId<T extends { id: string }>(page: Page<T>): AsyncGenerator<T> {
  let after = '';
  for (;;) {
    const found = await page(after, PAGE);
    yield* found;
    if (found.length < PAGE) return;
    after = found.at(-1)?.id ?? '';
  }
}

/** All that were said, newest first. Those of one moment are on both sides of a page: each is given once. */
export async function* backFrom<T extends { id: string }>(
  until: Date,
  page: (until: Date, limit: number) => Promise<T[]>,
  momentOf: (one: T) => Date,
): AsyncGenerator<T> {
  const given = new Set<string>();
  let from = until;
  for (;;) {
    const found = await page(from, PAGE);
    const fresh = found.filter(({ id }) => !given.has(id));
    for (const { id } of fresh) given.add(id);
    yield* fresh;
    const last = found.at(-1);
    if (!last || found.length < PAGE || fresh.length === 0) return;
    from = momentOf(last);
  }
}

/** Reads everything that is kept of a customer. */
export async function gather(house: PrivacyHouse, customer: Customer): Promise<Dossier> {
  const { store } = house;
  const { companyId, id } = customer;
  const now = house.clock.now();
  const [requests, estimates, invoices] = await Promise.all([
    Array.fromAsync(byId((after, limit) => store.requests.ofCustomer(companyId, id, after, limit))),
    Array.fromAsync(byId((after, limit) => store.estimates.ofCustomer(companyId, id, after, limit))),
    Array.fromAsync(invoicesOf(house, customer)),
  ]);
  const [received, sent]: [IncomingText[], OutgoingText[]] = [[], []];
  const numbers = phonesOf(customer, now);
  for (const { phone, until } of numbers) {
    const from = (to: Date, limit: number) => store.texts.from(companyId, phone, to, limit);
    for await (const text of backFrom(until, from, ({ receivedAt }) => receivedAt)) received.push(text);
    const to = (at: Date, limit: number) => store.outgoingTexts.to(companyId, phone, at, limit);
    for await (const text of backFrom(until, to, ({ createdAt }) => createdAt)) sent.push(text);
  }
  const mailed = [...requests, ...estimates].flatMap(({ mails }) => mails);
  const ordered = requests.flatMap(({ refundOrders }) => refundOrders);
  const [conversations, mails, refunds, tasks, papers] = await Promise.all([
    allOf(numbers, ({ phone }) => store.conversations.ofPhone(companyId, phone, MOST)),
    allOf(mailed, (one) => store.mails.get(companyId, one.id)),
    allOf(ordered, (one) => store.outgoingRefunds.get(companyId, one.id)),
    allOf(requests, (one) => store.tasks.ofRequest(companyId, one.id, MOST)),
    allOf([...requests, ...estimates], (one) => store.papers.of(companyId, one.id, MOST)),
  ]);
  const pictures = [
    ...received.flatMap(({ attachments }) => attachments.flatMap(({ file }) => file ?? [])),
    ...sent.flatMap(({ answer }) => answer?.picture ?? []),
  ];
  return {
    ...{ customer, conversations, received, sent, requests, estimates, invoices, refunds, tasks, mails, papers },
    pictures: [...new Set(pictures)],
  };
}

/** One after the other: a customer of many years has thousands of them. */
async function allOf<T, R>(all: T[], read: (one: T) => Promise<R | R[] | undefined>): Promise<R[]> {
  const found: R[] = [];
  for (const one of all) {
    const given = await read(one);
    if (Array.isArray(given)) found.push(...given);
    else if (given !== undefined) found.push(given);
  }
  return found;
}

/** All of a customer's, page by page. */
export async function* invoicesOf(
  { store }: PrivacyHouse,
  { companyId, id }: Customer,
  limit = PAGE,
): AsyncGenerator<Invoice> {
  let after: Invoice | undefined;
  for (;;) {
    const page: Invoice[] = await store.invoices.ofCustomer(companyId, id, { limit, ...(after && { after }) });
    yield* page;
    after = page.at(-1);
    if (page.length < limit) return;
  }
}
