import { allOf, announced } from './answers.ts';
import { type AuditFile, createAuditFile, createEntering, createSealer, telling, trailsIn } from './audit/index.ts';
import { type Charge, createAppointing } from './company/appointing.ts';
import type { Company, KnownRoom, Member, RoomId, WorkspaceId } from './company/company.ts';
import { createDirectory } from './company/directory.ts';
import type { KeptFile } from './company/files.ts';
import { createMoves } from './company/recording.ts';
import { createRooms } from './company/rooms.ts';
import { createSetUp } from './company/set-up.ts';
import { createExamples, type Example } from './company/settings/examples.ts';
import type { TextSenders } from './company/text-senders.ts';
import type { Visit } from './company/visit.ts';
import { createCarrierSide } from './conversations/carrier.ts';
import { createConversing } from './conversations/conversing.ts';
import type { Missed } from './conversations/missed.ts';
import type { TextReport } from './conversations/outgoing-text.ts';
import { createPictureLook } from './conversations/pictures.ts';
import type { ReceivedText } from './conversations/received-text.ts';
import { createTexting } from './conversations/sending.ts';
import { createFiling } from './documents/filing.ts';
import { createMemberPapers, type LookAtPaper } from './documents/member-papers.ts';
import type { Paper } from './documents/paper.ts';
import { createPapers } from './documents/papers.ts';
import { type CustomerPage, createPapersDesk, type PaperKind } from './documents/papers-desk.ts';
import { createPrinting, type Printed } from './documents/printing.ts';
import { requestsByMail } from './documents/request-mail.ts';
import { createEstimating } from './estimates/comparing.ts';
import { estimatesByMail } from './estimates/mail.ts';
import { createEstimatePages, type EstimatePages } from './estimates/pages.ts';
import { withEstimates } from './estimates/subjects.ts';
import { createEvidenceFile, type EvidenceFile } from './evidence/link.ts';
import type { Feature } from './feature.ts';
import { FEATURES } from './features.ts';
import { createFront, type Front } from './front.ts';
import type { House } from './house.ts';
import { createKeeping, type Kept, type SourceBatch, type SourceHome } from './invoices/index.ts';
import type { Tongue } from './kernel/language.ts';
import type { Answer } from './kernel/refusal.ts';
import type { AnyScreen, Filled } from './kernel/screen.ts';
import { watched } from './kernel/watched.ts';
import { createCharts, type LookAtChart } from './ledger/index.ts';
import { createRoleTelling } from './notifications/role-changes.ts';
import { createNotifying } from './notifications/telling.ts';
import { createBookkeeping, type Taken } from './payments/bookkeeping.ts';
import { createLinks } from './payments/links.ts';
import type { ProcessorEvent } from './payments/payment.ts';
import { createReconciliation, type Reconciled } from './payments/reconcile.ts';
import { createTextSubjects } from './payments/subjects.ts';
import { createTill } from './payments/till.ts';
import { createPayoutBooks, type PayoutsSeen } from './payouts/bookkeeping.ts';
import { createMemberExport, type LookAtExport } from './payouts/export.ts';
import type { Message, PayoutEvent, Ports, TextAddress } from './ports.ts';
import { createDossierFile, type LookAtDossier } from './privacy/file.ts';
import { createIncidentFile, type LookAtIncidents } from './privacy/incident-desk.ts';
import { createDelivery } from './promises/deliver.ts';
import { createTimetable } from './promises/jobs.ts';
import type { Announcing } from './promises/outbox.ts';
import { createRefunding } from './refunds/placing.ts';
import { createTasking } from './tasks/placing.ts';

/** What members can do and what the outside can tell. Every answer comes after the write it stands for. */
export interface App extends Front {
  /** Which company a workspace belongs to; undefined before its set-up. */
  companyOf(workspace: WorkspaceId): Promise<Company | undefined>;
  /** Tells of every change, made in this process, in what a company asks its customers for. */
  watch(tell: (companyId: string) => void): void;
  /** The app was added to a room, or removed from it (or the room is no more). Harmless when told again. */
  roomJoined(room: KnownRoom): Promise<void>;
  roomLeft(room: RoomId): Promise<void>;
  /** The app was installed in a workspace, or removed from it, at that time. */
  appMoved(workspace: WorkspaceId, action: 'app-installed' | 'app-removed', at: Date): Promise<void>;

  /** What the payment processor tells; harmless when repeated, in any order. `by`: the company whose own account tells it. */
  checkoutTold(event: ProcessorEvent, by?: string): Promise<Taken>;
  /** What it tells of a payout to the bank; harmless when repeated, in any order. */
  payoutTold(event: PayoutEvent, by?: string): Promise<{ outcome: 'taken' | 'not-ours' }>;
  /** What the carrier reports of a text; harmless when repeated, in any order. Gives whether it was news. */
  textReported(about: TextAddress, report: TextReport): Promise<boolean>;
  /** A customer's text message; `false` when no company texts from where it was sent to. */
  textReceived(text: ReceivedText, by?: string): Promise<boolean>;

  /** What the link shows; undefined for unknown, malformed and foreign tokens alike. Changes nothing. */
  page(token: string): Promise<CustomerPage | undefined>;
  /** A paper of the request, as it is kept; undefined where the link shows none. `place`: of which of its invoices. */
  paper(token: string, kind: PaperKind, place?: number): Promise<Paper | undefined>;
  /** The same, printed. @throws Outage when that cannot be done now */
  printed(token: string, kind: PaperKind, place?: number): Promise<Printed | undefined>;
  /** The company's logo, as the page shows it. */
  logo(token: string): Promise<KeptFile | undefined>;
  /** A paper as a member looks at it; undefined when the address leads nowhere, or not any more. `print` where it can be. */
  memberPaper: LookAtPaper;
  /** A picture of a conversation; undefined when the address leads nowhere, or not any more. */
  picture(sealed: string): Promise<KeptFile | undefined>;
  /** What a member takes along of payments, or of a payout; undefined when the address leads nowhere, or not any more. */
  memberExport: LookAtExport;
  auditFile(sealed: string): Promise<AuditFile | undefined>;
  /** Everything about a customer; undefined when the address leads nowhere, or not any more. */
  dossier: LookAtDossier;
  incidents: LookAtIncidents;
  chart: LookAtChart;
  /** What a member takes along of a dispute; undefined when the address leads nowhere, or not any more. */
  evidenceFile(sealed: string): Promise<EvidenceFile | undefined>;
  /** Both papers are wanted by e-mail at the address as typed; refused with the reason. */
  mailPapers(token: string, address: string): Promise<Answer<unknown>>;
  /** Pay was pressed: where to send the browser; `undefined` when there is nothing to pay. `seen`: which ask stood on the page. */
  startCheckout(token: string, tongue: Tongue, seen?: number): Promise<{ url: string } | undefined>;
  startPart(token: string, tongue: Tongue, seen: number, amount: string): Promise<Answer<{ url: string } | undefined>>;
  /** The page was visible to a person. */
  pageSeen(token: string): Promise<void>;
  /** A new link was asked for on an expired page. */
  askForNewLink(token: string): Promise<void>;

  /** What customers see of estimates, and answer. */
  estimates: EstimatePages;

  /** A company's logo as PNG, by its own address; undefined when it has none of this id. */
  companyLogo(companyId: string, id: string): Promise<Uint8Array | undefined>;
  /** An example of a paper or page under a letterhead, with what is typed in the settings (`unsaved`); undefined when there is none. */
  example(companyId: string, letterheadId: string, unsaved?: string): Promise<Example | undefined>;
  /** The same as a form of the settings would have it, saved or not; undefined for any other form, or who may not. */
  exampleOf(visit: Visit, filled: Filled): Promise<Example | undefined>;

  /** Finds payments whose event never came, at most 30 days back, and takes them as if it had; gives what it found. */
  reconcile(since: Date): Promise<Reconciled>;
  /** Looks at what was paid out since then, takes what is new, and gives how all of it stands. */
  reconcilePayouts(since: Date): Promise<PayoutsSeen>;
  /** The same for texts: what customers sent, and what became of ours, and the carrier told in vain. */
  reconcileTexts(since: Date): Promise<Missed>;
  /**
   * Takes over invoices that somebody brings, for the company that texts from this server's number; again is harmless.
   * Undefined before its set-up.
   */
  takeOver(batch: SourceBatch): Promise<Kept | undefined>;
  /** Whose money and phones those invoices are; undefined before the set-up. */
  sourceHome(): Promise<SourceHome | undefined>;
  /** Who may change the settings in Teams, and who could be named for it; undefined before the set-up. */
  charge(): Promise<Charge | undefined>;
  /** Names somebody who may; again is harmless. */
  appoint(member: Member): Promise<void>;
  /** Starts delivery and the timed jobs, picking up what an earlier process left. */
  start(): void;
  /** Delivers everything that is due now, and waits for it. */
  deliverDue(): Promise<void>;
  /** Stops taking new work and waits for what is under way. */
  stop(): Promise<void>;
}

export interface Settings {
  publicUrl: string;
  textSenders: TextSenders;
  /** Makes payment links unguessable; at least 32 bytes. */
  linkSecret: Uint8Array;
}

/** Puts the core together on its ports, with what it can do. */
export function createApp(
  ports: Ports,
  { publicUrl, textSenders, linkSecret }: Settings,
  features: readonly Feature<AnyScreen>[] = FEATURES,
): App {
  const auditing = createEntering(trailsIn(ports.store), ports.store.audit, ports.log, (...done) => tellRoles(...done));
  const stores = telling(ports.store, auditing.soon);
  const directory = createDirectory(ports.store, ports.clock);
  const watchers: ((companyId: string) => void)[] = [];
  const changed = (companyId: string) => watchers.forEach((tell) => void tell(companyId));
  const base = {
    ...ports,
    store: { ...stores, requests: watched(stores.requests, changed) },
    auditing,
    sealer: createSealer(linkSecret),
    publicUrl,
    textSenders,
    links: createLinks(linkSecret),
    directory,
    asksForMoney: (companyId: string) => ports.store.requests.isAsking(companyId),
    founded: (company: Company) => early.handOver(company),
    wake: (kind: string, document: Announcing) => delivery.wake(kind, document),
  };
  const subjects = withEstimates(createTextSubjects(base), base);
  const conversing = createConversing({ ...base, subjects });
  const mailSubjects = { request: requestsByMail(base), estimate: estimatesByMail(base) };
  const filing = createFiling(base);
  const [texting, papers] = [createTexting(base), createPapers(base, filing)];
  const [refunding, tasking, estimating] = [createRefunding(base), createTasking(base), createEstimating(base)];
  const notifying = createNotifying(base);
  const tellRoles = createRoleTelling({ ...base, notifying });
  const sides = { subjects, mailSubjects, conversing, notifying, texting, papers, refunding, tasking, estimating };
  const house: House = { ...base, ...sides };
  const { early, receiving, missed } = createCarrierSide(house);
  const [setUp, till] = [createSetUp(house), createTill(house)];
  const desk = createPapersDesk(house, filing, createPrinting(house, filing));
  const bookkeeping = createBookkeeping(house);
  const payouts = createPayoutBooks(house);
  const keep = createKeeping(house);
  /** One server has one company's number; several bring their own files once they can be told apart. */
  async function companyHere(): Promise<Company | undefined> {
    const [sender] = textSenders.all;
    return sender === undefined ? undefined : ports.store.companies.byTextSender(sender);
  }

  const answers = features.map((feature) => feature.at(house));
  const kinds = announced(ports.store, allOf(answers.map(({ announcers }) => announcers)));
  const delivery = createDelivery(kinds, createRooms<Message>(ports.chats, directory, setUp.instead), ports);
  const jobs = Object.fromEntries(allOf(answers.map((answer) => answer.jobs)));
  const timetable = createTimetable(jobs, { ...ports, ...ports.store.jobs });
  const front = createFront(house, features, answers);

  return {
    companyOf: directory.companyOf,
    ...front,
    watch: (tell) => void watchers.push(tell),
    ...{ roomJoined: setUp.joined, roomLeft: setUp.left, appMoved: createMoves(ports, directory) },
    ...{ checkoutTold: bookkeeping.told, payoutTold: payouts.told },
    ...{ textReported: receiving.reported, textReceived: receiving.received },
    async page(token) {
      const request = await till.byToken(token);
      const view = request && (await till.view(request));
      if (!view) return undefined;
      const [papers, hasLogo] = await Promise.all([desk.onPage(request), desk.hasLogo(request)]);
      return { ...view, hasLogo, ...(papers && { papers }) };
    },
    ...{ paper: desk.paper, printed: desk.printed, logo: desk.logo },
    ...{ memberPaper: createMemberPapers(house, filing), picture: createPictureLook(house) },
    ...{ memberExport: createMemberExport(house), chart: createCharts(house), evidenceFile: createEvidenceFile(house) },
    ...{ auditFile: createAuditFile(house), dossier: createDossierFile(house), incidents: createIncidentFile(house) },
    ...{ mailPapers: desk.mail, startCheckout: till.startCheckout, startPart: till.startPart },
    ...{ pageSeen: till.pageSeen, askForNewLink: till.askForNewLink },
    estimates: createEstimatePages(house),
    ...createExamples(house, front.form),
    ...{ reconcile: createReconciliation(ports, bookkeeping.told), reconcilePayouts: payouts.lookBack },
    reconcileTexts: missed.lookBack,
    async takeOver(batch) {
      const company = await companyHere();
      return company && keep(company, batch);
    },
    sourceHome: companyHere,
    ...createAppointing(house, companyHere),
    start() {
      auditing.start();
      delivery.start();
      timetable.start();
    },
    deliverDue: () => delivery.drainDue().then(auditing.enter),
    async stop() {
      timetable.stop();
      await delivery.stop();
      await auditing.stop();
    },
  };
}
