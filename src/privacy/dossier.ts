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

/** What was said with a number while it was one customer's: after `since`, when it was last corrected, and not after `until`. */
interface Held {
  phone: string;
  since?: Date;
  until: Date;
  /** Somebody else has it now: what goes on with it is theirs. */
  isAnothers?: true;
  /** Nobody else ever had it. */
  isTheirsAlone: boolean;
}

/** The numbers that are or were theirs. Whoever had one before, or has it since, is not given what was said with them. */
export async function numbersOf({ store, clock }: PrivacyHouse, customer: Customer): Promise<Held[]> {
  const { companyId, phone, former = [] } = customer;
  const theirs = [...(phone ? [{ phone, until: clock.now() }] : []), ...former];
  return allOf(theirs, async (number): Promise<Held> => {
    const [holder, before] = await Promise.all([
      store.customers.byPhone(companyId, number.phone),
      store.customers.formerlyAt(companyId, number.phone),
    ]);
    const isAnothers = holder !== undefined && holder.id !== customer.id;
    const ends = before
      .flatMap((one) => one.former ?? [])
      .filter((end) => end.phone === number.phone && end.until < number.until)
      .map(({ until }) => until.getTime());
    return {
      ...number,
      ...(ends.length > 0 && { since: new Date(Math.max(...ends)) }),
      ...(isAnothers && { isAnothers }),
      isTheirsAlone: !isAnothers && before.every(({ id }) => id === customer.id),
    };
  });
}

/** What came from a number while it was theirs, newest first. */
export const receivedFrom = ({ store }: PrivacyHouse, companyId: string, held: Held): AsyncGenerator<IncomingText> =>
  backFrom(
    held,
    (until, limit) => store.texts.from(companyId, held.phone, until, limit),
    ({ receivedAt }) => receivedAt,
  );

/** What was sent to a number while it was theirs, newest first. */
export const sentTo = ({ store }: PrivacyHouse, companyId: string, held: Held): AsyncGenerator<OutgoingText> =>
  backFrom(
    held,
    (until, limit) => store.outgoingTexts.to(companyId, held.phone, until, limit),
    ({ createdAt }) => createdAt,
  );

/** Those with a number; none where somebody else has it now. */
export const conversationsOf = async (
  { store }: PrivacyHouse,
  companyId: string,
  held: Held,
): Promise<Conversation[]> => (held.isAnothers ? [] : store.conversations.ofPhone(companyId, held.phone, MOST));

const picturesIn = ({ attachments }: IncomingText): FileId[] => attachments.flatMap(({ file }) => file ?? []);
const picturesOf = ({ answer }: OutgoingText): FileId[] => (answer?.picture ? [answer.picture] : []);

/** What was texted either way with a number while it was theirs. */
export async function picturesWith(house: PrivacyHouse, companyId: string, held: Held): Promise<FileId[]> {
  const received = await Array.fromAsync(receivedFrom(house, companyId, held), picturesIn);
  const sent = await Array.fromAsync(sentTo(house, companyId, held), picturesOf);
  return [...received, ...sent].flat();
}

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
async function* backFrom<T extends { id: string }>(
  { since, until }: Held,
  page: (until: Date, limit: number) => Promise<T[]>,
  momentOf: (one: T) => Date,
): AsyncGenerator<T> {
  const given = new Set<string>();
  let from = until;
  for (;;) {
    const found = await page(from, PAGE);
    const theirs = since ? found.filter((one) => momentOf(one) > since) : found;
    const fresh = theirs.filter(({ id }) => !given.has(id));
    for (const { id } of fresh) given.add(id);
    yield* fresh;
    const last = theirs.at(-1);
    if (!last || theirs.length < PAGE || fresh.length === 0) return;
    from = momentOf(last);
  }
}

/** Reads everything that is kept of a customer. */
export async function gather(house: PrivacyHouse, customer: Customer): Promise<Dossier> {
  const { store } = house;
  const { companyId, id } = customer;
  const [requests, estimates, invoices] = await Promise.all([
    Array.fromAsync(byId((after, limit) => store.requests.ofCustomer(companyId, id, after, limit))),
    Array.fromAsync(byId((after, limit) => store.estimates.ofCustomer(companyId, id, after, limit))),
    Array.fromAsync(invoicesOf(house, customer)),
  ]);
  const [received, sent]: [IncomingText[], OutgoingText[]] = [[], []];
  const numbers = await numbersOf(house, customer);
  for (const held of numbers) {
    for await (const text of receivedFrom(house, companyId, held)) received.push(text);
    for await (const text of sentTo(house, companyId, held)) sent.push(text);
  }
  const mailed = [...requests, ...estimates].flatMap(({ mails }) => mails);
  const ordered = requests.flatMap(({ refundOrders }) => refundOrders);
  const [conversations, mails, refunds, tasks, papers] = await Promise.all([
    allOf(numbers, (held) => conversationsOf(house, companyId, held)),
    allOf(mailed, (one) => store.mails.get(companyId, one.id)),
    allOf(ordered, (one) => store.outgoingRefunds.get(companyId, one.id)),
    allOf(requests, (one) => store.tasks.ofRequest(companyId, one.id, MOST)),
    allOf([...requests, ...estimates], (one) => store.papers.of(companyId, one.id, MOST)),
  ]);
  const pictures = [...received.flatMap(picturesIn), ...sent.flatMap(picturesOf)];
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
