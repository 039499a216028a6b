import { type Actor, type Company, companyMetBy, overLimit, replyNamed } from '../../company/index.ts';
import { contactOf } from '../../customers/index.ts';
import { change, one } from '../../kernel/change.ts';
import { tongueOf } from '../../kernel/language.ts';
import { type Refusal, refused } from '../../kernel/refusal.ts';
import type { Phase } from '../../kernel/screen.ts';
import { momentOf } from '../../promises/outbox.ts';
import { searchCustomers } from '../customer-search.ts';
import type { PaymentsHouse } from '../house.ts';
import { composeLeft, composeMessage } from '../message.ts';
import { choiceOf, readName, readPayer, unlessCard } from '../payer.ts';
import { type Ask, previewFor, worded } from '../quickpay.ts';
import { EMPTY, typedChoice } from '../quickpay-values.ts';
import { reach } from '../reach.ts';
import type { PaymentRequest } from '../request.ts';
import { customerAsked } from '../sending.ts';
import { readReply } from '../wording.ts';
import { readShare, shareTerms } from './reading.ts';
import type { ShareForm, ShareValues, SharingScreen } from './screen.ts';
import type { SharedPart } from './share.ts';
import { endingShare, shareOut } from './steps.ts';

const refuse = (refusal: Refusal): SharingScreen => ({ kind: 'refused', refusal });

/** "Share the amount" of a request: somebody else, such as an insurer, is asked for a part of it. */
export function createShareDesk(house: PaymentsHouse) {
  const { store, directory, wake } = house;

  /** What the form holds, as far as it can be read, and what would be sent. */
  async function read(actor: Actor, company: Company, request: PaymentRequest, values: ShareValues) {
    const terms = shareTerms(request, company);
    if (!terms) return undefined;
    const name = readName(values.name);
    const chosen = await readPayer(store, company, { customer: values.customer }, name.ok ? name.value : '');
    const payer = chosen.ok ? (await reach(house, company, chosen.value, '')).payer : chosen;
    const isSame =
      payer.ok &&
      (payer.value.known?.id === request.customer.id || contactOf(payer.value) === contactOf(request.customer));
    const who = isSame ? refused({ code: 'share-same-payer' }) : payer;
    const typed = unlessCard(values.amount, readShare(values.amount, terms, request));
    const over = typed.ok && overLimit(company, typed.value);
    const amount = over ? refused(over) : typed;
    const tongue = (who.ok ? who.value.known?.tongue : undefined) ?? tongueOf(company.language);
    const reply = readReply(await replyNamed(store.replies, company.id, EMPTY.reply), tongue);
    const problems: ShareForm['problems'] = {
      ...(!who.ok && { customer: who.refusal }),
      ...(!name.ok && { name: name.refusal }),
      ...(!amount.ok && { amount: amount.refusal }),
    };
    const isRight = who.ok && name.ok && amount.ok;
    const ask: Ask | undefined = isRight
      ? await worded(store, company, actor, {
          ...{ payer: who.value, tongue, reference: request.reference, invoices: [], message: '' },
          amount: { ...request.amount, minor: amount.value },
          reply: reply.ok ? reply.value : undefined,
        })
      : undefined;
    return { terms, chosen, problems, ask };
  }

  /** The form with everything that can be said about what it holds. */
  async function form(
    actor: Actor,
    request: PaymentRequest,
    values: ShareValues,
    phase: Phase,
  ): Promise<SharingScreen> {
    const company = await companyMetBy(directory, actor);
    const found = await read(actor, company, request, values);
    if (!found) return refuse({ code: 'not-shareable' });
    const { terms, chosen, problems, ask } = found;
    const customer = chosen.ok ? choiceOf(chosen.value) : typedChoice(values.customer);
    const isSaid = (field: keyof ShareValues) => phase === 'sent' || values[field] !== '';
    return {
      ...{ kind: 'share-form', values, requestId: request.id, reference: request.reference, terms },
      total: request.amount,
      ...(customer && { customer }),
      problems: Object.fromEntries(
        Object.entries(problems).filter(([field]) => isSaid(field as keyof ShareValues)),
      ) as ShareForm['problems'],
      ...(ask && { preview: previewFor(ask, house) }),
    };
  }

  const requestOf = (actor: Actor, id: string) => store.requests.get(actor.companyId, id);

  async function share(actor: Actor, request: PaymentRequest, ask: Ask, key: string): Promise<SharingScreen> {
    const company = await companyMetBy(directory, actor);
    const to = await customerAsked(house, company, ask.payer, ask);
    const { tongue, amount, parts } = ask;
    const by = { id: actor.id, name: actor.name, workspaceId: actor.workspaceId };
    const part: SharedPart = {
      ...{ id: house.newId('pay'), key, to, tongue, by, amount: amount.minor, message: composeMessage(parts) },
      ...{ at: house.clock.now(), state: 'waiting', payments: [] },
    };
    let refusal: Refusal | undefined;
    const changed = await change(one(store.requests, actor.companyId, request.id), (now) => {
      const terms = shareTerms(now, company);
      const isKnown = now.shares.some((other) => other.key === key);
      const fits = isKnown || (terms && amount.minor <= terms.left.minor);
      const answer = fits ? shareOut(now, part, momentOf(house)) : refused({ code: 'not-shareable' as const });
      refusal = answer.ok ? undefined : answer.refusal;
      if (!answer.ok || answer.value === now) return undefined;
      // What is asked for from now on is what is left for its own customer.
      return { ...answer.value, message: composeLeft(answer.value, company) };
    });
    if (!changed || refusal) return refuse(refusal ?? { code: 'request-gone' });
    wake('requests', changed);
    return { kind: 'amount-shared', to: to.name ?? contactOf(to), amount, reference: changed.reference };
  }

  return {
    async open(actor: Actor, id: string): Promise<SharingScreen> {
      const request = await requestOf(actor, id);
      return request
        ? form(actor, request, { customer: '', name: '', amount: '' }, 'changed')
        : refuse({ code: 'request-gone' });
    },

    /** @param id the request, as the form carried it */
    async fill(actor: Actor, values: ShareValues, id: string, phase: Phase, key: string): Promise<SharingScreen> {
      const request = await requestOf(actor, id);
      if (!request) return refuse({ code: 'request-gone' });
      const known = request.shares.find((other) => other.key === key);
      if (phase === 'sent' && known) {
        const amount = { ...request.amount, minor: known.amount };
        return {
          kind: 'amount-shared',
          to: known.to.name ?? contactOf(known.to),
          amount,
          reference: request.reference,
        };
      }
      const found = phase === 'sent' && (await read(actor, await companyMetBy(directory, actor), request, values));
      return found && found.ask !== undefined
        ? share(actor, request, found.ask, key)
        : form(actor, request, values, phase);
    },

    search: async (actor: Actor, text: string) => searchCustomers(store, await companyMetBy(directory, actor), text),

    /** A payer is asked no more: the part is back in what is left, once nobody can pay it any more. */
    async end(actor: Actor, value: string): Promise<SharingScreen> {
      const [id = '', shareId = ''] = value.split(' ');
      const moment = momentOf(house);
      const changed = await change(one(store.requests, actor.companyId, id), (now) => {
        const share = now.shares.find((other) => other.id === shareId);
        const isOpen = share?.state === 'asked' && share.payments.length === 0;
        return isOpen ? endingShare(now, shareId, moment) : undefined;
      });
      const share = changed?.shares.find((other) => other.id === shareId);
      if (!changed || !share) return refuse({ code: 'request-gone' });
      if (share.payments.length > 0) return refuse({ code: 'not-cancellable' });
      wake('requests', changed);
      return { kind: 'share-ending', to: share.to.name ?? contactOf(share.to), reference: changed.reference };
    },
  };
}
