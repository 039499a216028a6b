import { type Actor, type Company, companyMetBy } from '../company/index.ts';
import { hasCardNumber } from '../conversations/index.ts';
import { contactOf } from '../customers/index.ts';
import { type Invoice, stateOf, totalAskedOf } from '../invoices/index.ts';
import { asTyped } from '../kernel/typed.ts';
import {
  asTypedIn,
  type Candidate,
  candidatesFor,
  choiceFor,
  FIND,
  heldBack,
  listOf,
  MESSAGE_LIMIT,
  MOST_TYPED,
  mailOffer,
  markOf,
  meant,
  mentionedTo,
  notReached,
  offersFor,
  payerOf,
  previewFor,
  previewUrl,
  typedIn,
  whoseThread,
} from '../payments/index.ts';
import type { Estimate } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import { askOf, type EstimateReading, read, whyNotEstimated } from './reading.ts';
import type { EstimateForm, EstimateProblems, EstimateScreen, EstimateWarning, OrderRow } from './screen.ts';
import { createEstimateSending, receiptOf } from './sending.ts';
import { CARRIES_NOTHING, carriedText, isSeen, NOTHING, type ReadEstimate, tracesOf } from './values.ts';

/** Said only once somebody wants to send: until then it is what the form is for. */
const ONLY_WHEN_SENT: string[] = ['order-missing', 'invoice-customer-missing'];

/** `/estimate`: a customer's open orders, up to the estimate of one that is sent. */
export function createEstimateDesk(house: EstimatesHouse) {
  const { store, directory } = house;
  const send = createEstimateSending(house);
  const companyFor = (actor: Actor): Promise<Company> => companyMetBy(directory, actor);

  async function lastOf(company: Company, order: Invoice | undefined): Promise<Estimate | undefined> {
    return order && (await store.estimates.ofOrder(company.id, order.id, 1))[0];
  }

  /** All that is known of what the form holds. */
  async function readAll(company: Company, actor: Actor, given: ReadEstimate) {
    const reading = await read(house, company, given);
    const last = await lastOf(company, reading.order);
    const next = { days: given.values.days, edition: (last?.edition ?? 0) + 1 };
    const ask = await askOf(house, company, actor, reading, next);
    const preview = ask && previewFor(ask, house);
    const length = preview?.text.length ?? 0;
    const isTooLong = length > MESSAGE_LIMIT;
    const problems: EstimateProblems = isTooLong
      ? { ...reading.problems, message: { code: 'message-too-long', length, limit: MESSAGE_LIMIT } }
      : reading.problems;
    const warnings = warningsOn(reading, given, last);
    return { reading, problems, warnings, ...(ask && !isTooLong && { ask }), ...(preview && { preview }) };
  }

  /** The form with everything that can be said about what it holds. */
  async function form(company: Company, actor: Actor, given: ReadEstimate, isSent = false): Promise<EstimateForm> {
    const { reading, problems, warnings, preview } = await readAll(company, actor, given);
    const { owner, order, tongue } = reading;
    const { values } = given;
    const [list, candidates] = await Promise.all([
      owner &&
        listOf(store, company, owner.id, { find: values.find, listed: 'open' }, { page: 0, tongue: actor.tongue }),
      values.customer.startsWith(FIND) ? candidatesFor(store, company, values.customer.slice(FIND.length)) : [],
    ]);
    const listed = (list?.invoices ?? []).filter((one) => !whyNotEstimated(one, company) && one.id !== order?.id);
    const shown = [...(order ? [order] : []), ...listed];
    const customer = owner ? choiceFor(owner) : typedIn(values.customer);
    return {
      kind: 'estimate-form',
      values: {
        ...values,
        customer: owner?.known?.id ?? values.customer,
        order: order?.id ?? '',
        email: reading.email,
      },
      ...(customer && { customer }),
      candidates,
      rows: shown.map((one) => rowOf(one, actor, reading)),
      hasMore: list?.hasMore ?? false,
      problems: heldBack(problems, { candidates, isSent, late: ONLY_WHEN_SENT }),
      warnings,
      ...(preview && { preview }),
      ...mailOffer(house, reading.untexted, owner?.known),
      tongue,
      carried: carriedText({ of: owner?.id ?? '', seen: shown.map(markOf), shown: tracesOf(warnings) }),
    };
  }

  function rowOf(order: Invoice, actor: Actor, { owner, tongue }: EstimateReading): OrderRow {
    const { id, reference, currency, openedAt, summary, vehicle, customer } = order;
    const isAnothers = customer.name !== undefined && customer.name !== owner?.known?.name;
    const contact = owner?.known ? contactOf(owner.known) : '';
    return {
      ...{ id, reference, openedAt, state: stateOf(order), total: { minor: totalAskedOf(order), currency } },
      ...(summary && { summary }),
      ...(vehicle && { vehicle }),
      ...(isAnothers && { owner: customer.name }),
      preview: previewUrl(house, order, { memberId: actor.id, tongue, contact, now: house.clock.now() }),
    };
  }

  async function opened(actor: Actor, text: string, find: (company: Company) => Promise<Candidate[]>, typed?: string) {
    if (hasCardNumber(text)) return { kind: 'refused', refusal: { code: 'has-card-number' } } as const;
    const company = await companyFor(actor);
    const customer = meant(await find(company), typed);
    return form(company, actor, { values: { ...NOTHING, customer }, carried: CARRIES_NOTHING });
  }

  return {
    /** What was typed behind the command: the form on whom or what it names, or on who may be meant. */
    async open(actor: Actor, text: string): Promise<EstimateScreen> {
      const typed = text.trim().slice(0, MOST_TYPED);
      return opened(actor, text, async (company) => (typed === '' ? [] : candidatesFor(store, company, typed)), typed);
    },

    /** From somebody's message: the form on whose thread it is, or whose order or number it has. */
    openOn: async (actor: Actor, text: string, thread?: string): Promise<EstimateScreen> =>
      opened(actor, text, async (company) =>
        mentionedTo(store, company, asTyped(text), await whoseThread(store, actor, thread)),
      ),

    refresh: async (actor: Actor, given: ReadEstimate): Promise<EstimateScreen> =>
      form(await companyFor(actor), actor, given),

    /** Sends it, unless something in it is wrong, must be known first, or is not any more what the member has seen. */
    async submit(actor: Actor, given: ReadEstimate, key: string): Promise<EstimateScreen> {
      const company = await companyFor(actor);
      const first = await store.estimates.byKey(company.id, key);
      if (first) return receiptOf(first);
      const { ask, warnings } = await readAll(company, actor, given);
      const isKnown = tracesOf(warnings).every((trace) => given.carried.shown.includes(trace));
      if (!ask || !isKnown || !isSeen(ask.order, given.carried)) return form(company, actor, given, true);
      const outcome = await send(company, actor, ask, key);
      return outcome === 'overtaken' ? form(company, actor, given, true) : outcome;
    },

    search: async (actor: Actor, text: string) => offersFor(store, await companyFor(actor), text, actor.tongue),
  };
}

/** What is to be known first: that the order says something else by now, and what was sent of it before. */
function warningsOn(
  { owner, payer: reader, order, untexted, message }: EstimateReading,
  { values, carried }: ReadEstimate,
  last: Estimate | undefined,
): EstimateWarning[] {
  const isNews = order && values.order === order.id && !isSeen(order, carried);
  const payer = reader ?? (owner?.known && payerOf(owner.known));
  return [
    ...notReached(payer, untexted),
    ...asTypedIn(message),
    ...(isNews ? [{ code: 'estimate-changed', total: totalOf(order) } as const] : []),
    ...(last ? [before(last)] : []),
  ];
}

const totalOf = (order: Invoice) => ({ minor: totalAskedOf(order), currency: order.currency });

const before = ({ id: estimateId, state, total, asker, createdAt: at }: Estimate): EstimateWarning => ({
  ...{ code: 'estimate-before', estimateId, state, total, by: asker.name, at },
});
