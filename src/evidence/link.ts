import { type Actor, type FileKind, fileLink, type MemberFile, memberFile } from '../company/index.ts';
import type { EvidencePack } from '../documents/index.ts';
import { maySee, onlookerOf } from '../payments/index.ts';
import { gather } from './gathering.ts';
import type { EvidenceHouse } from './house.ts';

const EVIDENCE_FILE: FileKind = { name: 'evidence', role: 'agent', path: 'evidence' };

/** Where a member downloads the document of a dispute, and until when; no address where there is nothing to print with. */
export function evidenceUrl(
  house: EvidenceHouse,
  actor: Actor,
  requestId: string,
  disputeId: string,
): { url?: string; until: Date } {
  const { url, until } = fileLink(house, EVIDENCE_FILE, actor, [requestId, disputeId]);
  return { until, ...(house.printer && { url }) };
}

/** The document of a dispute, as its member takes it along. */
export interface EvidenceFile extends MemberFile {
  name: string;
  pack: EvidencePack;
  /** @throws Outage when it cannot be printed now */
  print(): Promise<Uint8Array>;
}

/** What such an address leads to; nothing once it has ended, or its member may not see it any more. */
export const createEvidenceFile = (house: EvidenceHouse) =>
  async function look(sealed: string): Promise<EvidenceFile | undefined> {
    const { printer, store } = house;
    const file = printer && (await memberFile(house, EVIDENCE_FILE, sealed));
    if (!file) return undefined;
    const { company, memberId, about } = file;
    const [requestId = '', disputeId = ''] = about;
    const request = await store.requests.get(company.id, requestId);
    if (!request || !maySee(request, onlookerOf({ id: memberId }, company))) return undefined;
    const dispute = request.disputes.find(({ id }) => id === disputeId);
    const pack = dispute && (await gather(house, request, dispute));
    return pack && { ...file, name: disputeId, pack, print: () => printer.printEvidence(company.id, pack) };
  };
