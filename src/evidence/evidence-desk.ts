import type { Actor } from '../company/index.ts';
import { companyOf } from '../company/index.ts';
import { change, one } from '../kernel/change.ts';
import { maySee, onlookerOf, type PaymentRequest } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import { type DisputeFile, disputeFileId, prepared, submitting } from './dispute-file.ts';
import type { EvidenceHouse } from './house.ts';
import { evidenceUrl } from './link.ts';
import type { EvidenceScreen } from './screen.ts';

const GONE: EvidenceScreen = { kind: 'refused', refusal: { code: 'dispute-gone' } };

type Dispute = PaymentRequest['disputes'][number];

/** Answering a dispute: looking at what there is, having it put beside the dispute, and sending it. */
export function createEvidenceDesk(house: EvidenceHouse) {
  const { store, directory } = house;

  /** `about`: the request's id, and behind a blank the dispute's, or its payment's. */
  async function find(actor: Actor, about: string): Promise<{ request: PaymentRequest; dispute: Dispute } | undefined> {
    const [id = '', which] = about.split(' ');
    const request = await store.requests.get(actor.companyId, id);
    const company = await companyOf(directory, { id: actor.id, companyId: actor.companyId });
    if (!request || !maySee(request, onlookerOf(actor, company))) return undefined;
    const dispute = request.disputes.findLast((one) => one.id === which || one.paymentId === which);
    return dispute && { request, dispute };
  }

  const shown = (
    actor: Actor,
    request: PaymentRequest,
    dispute: Dispute,
    file: DisputeFile | undefined,
  ): EvidenceScreen => ({
    ...{ kind: 'evidence', isSheet: true, request, dispute },
    ...(file && { file }),
    ...evidenceUrl(house, actor, request.id, dispute.id),
  });

  return {
    async show(actor: Actor, about: string): Promise<EvidenceScreen> {
      const found = await find(actor, about);
      if (!found) return GONE;
      const file = await store.disputeFiles.get(actor.companyId, disputeFileId(found.dispute.id));
      return shown(actor, found.request, found.dispute, file);
    },

    /** Has it put beside the dispute; again is harmless while that is under way. */
    async prepare(actor: Actor, about: string, key: string): Promise<EvidenceScreen> {
      const found = await find(actor, about);
      if (!found) return GONE;
      const { request, dispute } = found;
      const { companyId, id, name, workspaceId } = actor;
      const ask = {
        companyId,
        requestId: request.id,
        disputeId: dispute.id,
        preparedBy: { id, name, workspaceId },
        key,
      };
      const fresh = prepared(undefined, ask, momentOf(house));
      const isNew = fresh !== undefined && (await store.disputeFiles.insert(fresh));
      const file = isNew
        ? fresh
        : await change(one(store.disputeFiles, companyId, disputeFileId(dispute.id)), (now) =>
            prepared(now, ask, momentOf(house)),
          );
      if (file) house.wake('disputeFiles', file);
      return shown(actor, request, dispute, file);
    },

    /** Has what stands there sent to the bank, which takes one answer. */
    async submit(actor: Actor, about: string): Promise<EvidenceScreen> {
      const found = await find(actor, about);
      if (!found) return GONE;
      const { companyId, id, name, workspaceId } = actor;
      const file = await change(one(store.disputeFiles, companyId, disputeFileId(found.dispute.id)), (now) =>
        submitting(now, { id, name, workspaceId }, momentOf(house)),
      );
      if (file) house.wake('disputeFiles', file);
      return shown(actor, found.request, found.dispute, file);
    },
  };
}
