import { type Actor, type Company, companyMetBy, repliesOf } from '../../company/index.ts';
import { hasCardNumber } from '../../conversations/index.ts';
import { contactOf } from '../../customers/index.ts';
import { balanceOf, differenceOf, type Invoice, stateOf, totalsOfInvoice, whyNotAsked } from '../../invoices/index.ts';
import { asTyped } from '../../kernel/typed.ts';
import type { PaymentsHouse } from '../house.ts';
import { whoseThread } from '../in-thread.ts';
import { previewUrl } from '../member-links.ts';
import { type Ask, previewFor, tooLong } from '../quickpay.ts';
import { mailOffer } from '../reach.ts';
import type { PaymentRequest } from '../request.ts';
import { createSending, receipt } from '../sending.ts';
import { asksForMoney } from '../wording.ts';
import {
  candidatesFor,
  choiceFor,
  FIND,
  heldBack,
  MOST_TYPED,
  meant,
  mentionedTo,
  type Owner,
  offersFor,
  typedIn,
} from './finding.ts';
import { listOf } from './listing.ts';
import { askOf, type InvoiceReading, read } from './reading.ts';
import type { Candidate, InvoiceForm, InvoiceRow, InvoiceScreen } from './screen.ts';
import { CARRIES_NOTHING, carriedText, markOf, NOTHING, narrowedBy, type ReadInvoices, tracesOf } from './values.ts';
import { look } from './warnings.ts';

/** Said only once somebody wants to send: until then it is what the form is for. */
const ONLY_WHEN_SENT: string[] = ['invoice-missing', 'invoice-customer-missing'];

/** `/invoice`: a customer's invoices, up to the payment request that comes of some of them. */
export function createInvoiceDesk(house: PaymentsHouse) {
  const { store, directory, publicUrl } = house;
  const send = createSending(house);
  const companyFor = (actor: Actor): Promise<Company> => companyMetBy(directory, actor);

  /** The form with everything that can be said about what it holds. */
  async function form(
    company: Company,
    actor: Actor,
    given: ReadInvoices,
    { isSent = false, rival }: { isSent?: boolean; rival?: PaymentRequest } = {},
  ): Promise<InvoiceForm> {
    const reading = await read(house, company, given);
    const { owner, chosen, tongue } = reading;
    const narrowed = narrowedBy(given.values);
    const isSameList = given.carried.of === owner?.id && given.carried.narrowed === narrowed;
    const page = isSameList ? given.carried.page : 0;
    const [list, ask, warnings, replies, candidates] = await Promise.all([
      owner ? listOf(store, company, owner.id, given.values, { page, tongue: actor.tongue }) : undefined,
      askOf(store, company, actor, reading),
      look(store, reading, rival),
      repliesOf(store.replies, company.id),
      candidatesIn(company, given.values.customer),
    ]);
    const elsewhere = chosen.filter(({ id }) => !list?.invoices.some((one) => one.id === id));
    const shown = [...elsewhere, ...(list?.invoices ?? [])];
    const length = ask && tooLong(ask, publicUrl);
    const problems = heldBack(length ? { ...reading.problems, message: length } : reading.problems, {
      ...{ candidates, isSent, late: ONLY_WHEN_SENT },
    });
    const customer = owner ? choiceFor(owner) : typedIn(given.values.customer);
    return {
      kind: 'invoice-form',
      values: {
        ...given.values,
        customer: owner?.known?.id ?? given.values.customer,
        invoices: chosen.map(({ id }) => id).join(','),
        email: reading.email,
        reply: reading.replyId,
      },
      ...(customer && { customer }),
      candidates,
      rows: shown.map((invoice) => rowOf(invoice, actor, reading)),
      ...(list?.hasMore && { more: String(page + 1) }),
      ...(page > 0 && { back: String(page - 1) }),
      problems,
      warnings,
      replies: replies.filter(asksForMoney),
      ...(ask && chosen.length > 1 && { total: ask.amount }),
      ...(ask && { preview: previewFor(ask, house) }),
      ...mailOffer(house, reading.untexted, owner?.known),
      tongue,
      carried: carriedText({
        ...{ of: owner?.id ?? '', page, narrowed },
        ...{ seen: shown.map(markOf), shown: tracesOf(warnings) },
        fitting: given.values.reply === '' ? reading.replyId : '',
      }),
    };
  }

  async function candidatesIn(company: Company, customer: string): Promise<Candidate[]> {
    return customer.startsWith(FIND) ? candidatesFor(store, company, customer.slice(FIND.length)) : [];
  }

  function rowOf(invoice: Invoice, actor: Actor, { owner, tongue }: InvoiceReading): InvoiceRow {
    const { id, reference, currency, openedAt, summary, vehicle, customer } = invoice;
    const why = whyNotAsked(invoice);
    const contact = owner?.known ? contactOf(owner.known) : '';
    return {
      ...{ id, reference, openedAt, state: stateOf(invoice), balance: balanceOf(invoice) },
      ...(summary && { summary }),
      ...(vehicle && { vehicle }),
      ...(isAnothers(customer.name, owner) && customer.name && { owner: customer.name }),
      ...(why && { why }),
      ...(differenceOf(invoice) !== 0 && { ours: { minor: totalsOfInvoice(invoice).balance, currency } }),
      preview: previewUrl(house, invoice, { memberId: actor.id, tongue, contact, now: house.clock.now() }),
    };
  }

  async function opened(
    actor: Actor,
    text: string,
    find: (company: Company) => Promise<Candidate[]>,
    typed?: string,
  ): Promise<InvoiceScreen> {
    if (hasCardNumber(text)) return { kind: 'refused', refusal: { code: 'has-card-number' } };
    const company = await companyFor(actor);
    const customer = meant(await find(company), typed);
    return form(company, actor, { values: { ...NOTHING, customer }, carried: CARRIES_NOTHING });
  }

  return {
    /** What was typed behind the command: the form on whom or what it names, or on who may be meant. */
    async open(actor: Actor, text: string): Promise<InvoiceScreen> {
      const typed = text.trim().slice(0, MOST_TYPED);
      return opened(actor, text, (company) => (typed === '' ? nobody() : candidatesFor(store, company, typed)), typed);
    },

    /** From somebody's message: the form on whose thread it is, whose invoice or number it has, or as it is opened on nothing. */
    openOn: async (actor: Actor, text: string, thread?: string): Promise<InvoiceScreen> =>
      opened(actor, text, async (company) =>
        mentionedTo(store, company, asTyped(text), await whoseThread(store, actor, thread)),
      ),

    /** The form on one customer, or on the invoice that stands for one. */
    show: async (actor: Actor, customer: string): Promise<InvoiceScreen> =>
      form(await companyFor(actor), actor, { values: { ...NOTHING, customer }, carried: CARRIES_NOTHING }),

    refresh: async (actor: Actor, given: ReadInvoices): Promise<InvoiceScreen> =>
      form(await companyFor(actor), actor, given),

    /**
     * Sends what is chosen, unless something in it is wrong, must be known first, or is not any more what the member has
     * seen. A form whose answer was lost is sent again: with the same invoices it is the same request.
     */
    async submit(actor: Actor, given: ReadInvoices, key: string): Promise<InvoiceScreen> {
      const company = await companyFor(actor);
      const first = await store.requests.byKey(company.id, key);
      if (first && isFor(first, given.values.invoices)) return receipt(first);
      const again = (rival?: PaymentRequest) => form(company, actor, given, { isSent: true, ...(rival && { rival }) });
      const reading = await read(house, company, given);
      const ask = await askOf(store, company, actor, reading);
      if (!ask || tooLong(ask, publicUrl) || !isAsShown(ask, given)) return again();
      const own = first ? `${key}/${idsOf(ask)}` : key;
      const sent = first && (await store.requests.byKey(company.id, own));
      if (sent) return receipt(sent);
      const { shown } = given.carried;
      const warnings = await look(store, reading);
      if (tracesOf(warnings).some((trace) => !shown.includes(trace))) return again();
      const outcome = await send(company, actor, ask, own, shown);
      return 'rival' in outcome ? again(outcome.rival) : outcome;
    },

    search: async (actor: Actor, text: string) => offersFor(store, await companyFor(actor), text, actor.tongue),
  };
}

const idsOf = ({ invoices }: Pick<Ask, 'invoices'>): string =>
  invoices
    .map(({ id }) => id)
    .toSorted()
    .join(',');

const isFor = ({ invoices }: PaymentRequest, chosen: string): boolean =>
  invoices.length > 0 &&
  chosen.split(',').toSorted().join(',') ===
    invoices
      .map(({ id }) => id)
      .toSorted()
      .join(',');

/** Nothing is sent that did not stand in the form as it is. */
const isAsShown = ({ invoices }: Ask, { carried }: ReadInvoices): boolean =>
  invoices.every((invoice) => carried.seen.includes(markOf(invoice)));

const nobody = async (): Promise<Candidate[]> => [];

const isAnothers = (name: string | undefined, owner: Owner | undefined): boolean =>
  name !== undefined && name !== owner?.known?.name;
