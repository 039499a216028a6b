import type { Stripe } from 'stripe';
import { Outage } from '../../src/kernel/refusal.ts';
import type { EvidenceRefusal, EvidenceTaker } from '../../src/ports.ts';
import { createLines, nobodysOwn, type OwnStripeAccounts } from './accounts.ts';
import type { StripeAccount } from './client.ts';
import { isSpentKey, outageOf, refusalOf } from './outage.ts';

/** Evidence beside Stripe's disputes. Throws on an empty key; its methods throw `Outage`. */
export function createStripeEvidence(server: StripeAccount, own: OwnStripeAccounts = nobodysOwn): EvidenceTaker {
  const lines = createLines(server, own);

  async function attempt<R>(
    operation: string,
    { companyId, disputeId }: { companyId: string; disputeId: string },
    work: (stripe: Stripe) => Promise<R>,
  ) {
    try {
      const { client } = await lines.where(companyId, (stripe) => stripe.disputes.retrieve(disputeId));
      return await work(await client());
    } catch (error) {
      // A server error is replayed for a day: what it hides is looked for before anything is done under another key.
      if (isSpentKey(error)) throw new Outage('stripe', operation, { cause: error, outcome: 'unclear' });
      const refused = refusalOf(error);
      if (!refused) throw outageOf(operation, error);
      return { refused: REFUSALS[refused.code ?? ''] ?? unnamed(refused.message) };
    }
  }

  return {
    stage: ({ key, name, pdf, facts, ...about }) =>
      attempt('disputes.stage', about, async (stripe) => {
        const data = { data: Buffer.from(pdf), name, type: 'application/pdf' };
        const file = await stripe.files.create(
          { purpose: 'dispute_evidence', file: data },
          { idempotencyKey: `${key}:file` },
        );
        const { customerName, customerEmail, product, serviceDate, summary } = facts;
        await stripe.disputes.update(
          about.disputeId,
          {
            evidence: {
              ...(customerName && { customer_name: customerName }),
              ...(customerEmail && { customer_email_address: customerEmail }),
              ...{ product_description: product, service_date: serviceDate, uncategorized_text: summary },
              uncategorized_file: file.id,
            },
            // Left out, it would go to the bank at once, and a bank takes one answer.
            submit: false,
          },
          { idempotencyKey: `${key}:stage` },
        );
        return { fileId: file.id };
      }),

    submit: ({ key, ...about }) =>
      attempt('disputes.submit', about, async (stripe) => {
        const { disputeId } = about;
        const known = await stripe.disputes.retrieve(disputeId);
        // Answered already, by an earlier try of ours or by somebody in the dashboard.
        if (known.evidence_details.submission_count > 0) return 'submitted' as const;
        await stripe.disputes.update(disputeId, { submit: true }, { idempotencyKey: `${key}:submit` });
        return 'submitted' as const;
      }),
  };
}

const REFUSALS: Record<string, EvidenceRefusal> = {
  ...{ dispute_evidence_page_limit_exceeded: 'too-long', file_size_limit: 'too-long' },
};

/** That a dispute takes nothing any more has no code of its own, only a sentence. */
const unnamed = (message: string): EvidenceRefusal =>
  /deadline|past due|cannot be updated|already|closed|no longer/i.test(message) ? 'closed' : 'other';
