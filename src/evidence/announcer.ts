import { Outage } from '../kernel/refusal.ts';
import { type Announcer, type Errand, type Outcome, shownNowhere, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { type DisputeFile, staged, submitted } from './dispute-file.ts';
import { factsOf } from './facts.ts';
import { gather } from './gathering.ts';
import type { EvidenceHouse } from './house.ts';

/** What a dispute's file promises: to stand beside its dispute, and to be sent once somebody wants it. */
export const createEvidenceAnnouncer = (house: EvidenceHouse): Announcer<DisputeFile, never> => ({
  ...shownNowhere,
  documents: house.store.disputeFiles,
  errands: { stage: staging(house), submit: sending(house) },
});

const keyOf = ({ id, edition }: DisputeFile): string => `${id}:${edition}`;

/** Twice is harmless: under its key it is the same, and later it takes the place of itself. */
const staging = (house: EvidenceHouse): Errand<DisputeFile> => ({
  lane: 'disputes',
  harmless: true,
  async keep(file) {
    const ended =
      (end: Parameters<typeof staged>[1]): Outcome<DisputeFile> =>
      (now) =>
        staged(now, end, momentOf(house));
    const request = await house.store.requests.get(file.companyId, file.requestId);
    const dispute = request?.disputes.find(({ id }) => id === file.disputeId);
    const pack = request && dispute && (await gather(house, request, dispute));
    if (!pack) return ended({ refused: 'other' });
    if (!house.printer) throw new Outage('pdf', 'print', { outcome: 'never', code: 'no-browser' });
    const pdf = await house.printer.printEvidence(file.companyId, pack);
    const { disputeId } = file;
    const name = `${disputeId}.pdf`;
    return ended(
      await house.evidence.stage({
        key: keyOf(file),
        companyId: file.companyId,
        disputeId,
        name,
        pdf,
        facts: factsOf(pack),
      }),
    );
  },
  never: () => (now) => staged(now, { refused: 'other' }, momentOf(house)),
});

const sending = (house: EvidenceHouse): Errand<DisputeFile> => ({
  lane: 'disputes',
  harmless: true,
  async keep(file) {
    if (file.state !== 'submitting') return unchanged;
    const end = await house.evidence.submit({ key: keyOf(file), companyId: file.companyId, disputeId: file.disputeId });
    return (now) => submitted(now, end, momentOf(house));
  },
  never: () => (now) => submitted(now, { refused: 'other' }, momentOf(house)),
});
