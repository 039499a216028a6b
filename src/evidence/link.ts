import { type Actor, mayAs, type WorkspaceId } from '../company/index.ts';
import type { EvidencePack } from '../documents/index.ts';
import { gather } from './gathering.ts';
import type { EvidenceHouse } from './house.ts';

const HOUR_MS = 3_600_000;

/** Where a member downloads the document of a dispute, and until when; no address where there is nothing to print with. */
export function evidenceUrl(
  { links, publicUrl, clock, printer }: EvidenceHouse,
  { companyId, workspaceId, id }: Actor,
  requestId: string,
  disputeId: string,
): { url?: string; until: Date } {
  const until = new Date(clock.now().getTime() + HOUR_MS);
  const words = ['evidence', companyId, workspaceId, id, requestId, disputeId];
  return { until, ...(printer && { url: `${publicUrl}/evidence/${links.seal(words, until)}` }) };
}

/** The document of a dispute, as its member takes it along. */
export interface EvidenceFile {
  companyId: string;
  memberId: string;
  name: string;
  pack: EvidencePack;
  /** @throws Outage when it cannot be printed now */
  print(): Promise<Uint8Array>;
}

/** What such an address leads to; nothing once it has ended, or its member may not see it any more. */
export const createEvidenceFile = (house: EvidenceHouse) =>
  async function look(sealed: string): Promise<EvidenceFile | undefined> {
    const { links, clock, directory, store, printer } = house;
    const [kind, companyId = '', workspace = '', memberId = '', requestId = '', disputeId = ''] =
      links.unseal(sealed, clock.now()) ?? [];
    if (kind !== 'evidence' || !printer) return undefined;
    const [company, member, request] = await Promise.all([
      directory.company(companyId),
      directory.member(workspace as WorkspaceId, memberId),
      store.requests.get(companyId, requestId),
    ]);
    const isTheirs = company && member?.companyId === companyId && member.standing !== undefined;
    if (!isTheirs || !mayAs(company, member, 'agent')) return undefined;
    const dispute = request?.disputes.find(({ id }) => id === disputeId);
    const pack = request && dispute && (await gather(house, request, dispute));
    return pack && { companyId, memberId, name: disputeId, pack, print: () => printer.printEvidence(companyId, pack) };
  };
