import { type Actor, type Member, reaches, roleOf, whoMay } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { readNote } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import { isOwn, mayAgree, ordererOf, overToAgree } from './four-eyes.ts';
import type { RefundsHouse } from './house.ts';
import { approved, declined, digestOf, type OutgoingRefund } from './outgoing-refund.ts';
import type { DeclineForm, RefundScreen } from './screen.ts';

/** Agreeing to what somebody else wants given back, or not: the first to decide decides. */
export function createApprovalDesk(house: RefundsHouse) {
  const { store } = house;
  const refuse = (refusal: Refusal): RefundScreen => ({ kind: 'refused', refusal });

  /** Why this member decides nothing about it; undefined when they may. */
  function whyNot(
    refund: OutgoingRefund | undefined,
    actor: Actor,
    digest: string,
    orderer: Member | undefined,
  ): Refusal | undefined {
    if (!refund || digestOf(refund) !== digest) return { code: 'refund-gone' };
    if (isOwn(refund, actor, orderer)) return { code: 'own-refund' };
    return refund.state === 'asked' ? undefined : { code: 'refund-decided' };
  }

  /** Why somebody's role does not decide about it, as the company says by now; undefined when it does. */
  async function whyNotAs(actor: Actor, refund: OutgoingRefund | undefined): Promise<Refusal | undefined> {
    const company = await store.companies.get(actor.companyId);
    if (!company || !refund) return undefined;
    const role = roleOf(company, actor) ?? 'viewer';
    const orderer = await ordererOf(house, refund);
    const isOne = (member: Member) => mayAgree(company, member, refund.amount) && !isOwn(refund, member, orderer);
    const who = () => whoMay(store, company, 'biller', isOne);
    if (!reaches(role, 'biller')) return { code: 'role-needed', role, asked: 'biller', who: await who() };
    const over = overToAgree(company, actor, refund.amount);
    return over && { ...over, role, who: await who() };
  }

  async function decide(actor: Actor, about: string, next: (refund: OutgoingRefund) => OutgoingRefund) {
    const [id = '', digest = ''] = about.split(' ');
    const seen = await store.outgoingRefunds.get(actor.companyId, id);
    let refusal = await whyNotAs(actor, seen);
    if (refusal) return { refusal };
    const orderer = seen && (await ordererOf(house, seen));
    const refund = await change(one(store.outgoingRefunds, actor.companyId, id), (now) => {
      refusal = whyNot(now, actor, digest, orderer);
      return refusal ? undefined : next(now);
    });
    if (!refund || refusal) return { refusal: refusal ?? ({ code: 'refund-gone' } as const) };
    house.wake('outgoingRefunds', refund);
    return { refund };
  }

  return {
    async approve(actor: Actor, about: string): Promise<RefundScreen> {
      const { id, name, workspaceId } = actor;
      const { refund, refusal } = await decide(actor, about, (now) =>
        approved(now, { id, name, workspaceId }, momentOf(house)),
      );
      if (!refund) return refuse(refusal);
      return { kind: 'refund-approved', amount: refund.amount, reference: refund.reference };
    },

    async askWhy(actor: Actor, about: string): Promise<RefundScreen> {
      const [id = '', digest = ''] = about.split(' ');
      const refund = await store.outgoingRefunds.get(actor.companyId, id);
      const refusal = whyNot(refund, actor, digest, refund && (await ordererOf(house, refund)));
      return !refund || refusal ? refuse(refusal ?? { code: 'refund-gone' }) : formOf(refund, '');
    },

    async decline(actor: Actor, about: string, typed: string): Promise<RefundScreen> {
      const why = readNote(typed, true);
      const seen = await store.outgoingRefunds.get(actor.companyId, about.split(' ')[0] ?? '');
      if (!seen) return refuse({ code: 'refund-gone' });
      if (!why.ok) return { ...formOf(seen, typed), problem: why.refusal };
      const { id, name, workspaceId } = actor;
      const { refund, refusal } = await decide(actor, about, (now) =>
        declined(now, { id, name, workspaceId }, why.value, momentOf(house)),
      );
      if (!refund) return refuse(refusal);
      return { kind: 'refund-declined', amount: refund.amount, reference: refund.reference };
    },
  };
}

const formOf = (refund: OutgoingRefund, why: string): DeclineForm => ({
  ...{ kind: 'decline-form', values: { why }, refundId: refund.id, digest: digestOf(refund) },
  ...{ amount: refund.amount, reference: refund.reference, by: refund.by.name },
});
