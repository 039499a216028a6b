import type { Actor, Company, KnownRoom, Member, RoomId, WorkspaceId } from './company/company.ts';
import { createDirectory } from './company/directory.ts';
import { createSetUp } from './company/set-up.ts';
import type { TextFailure, TextState } from './conversations/outgoing-text.ts';
import { createReceiving } from './conversations/receiving.ts';
import type { House } from './house.ts';
import type { Tongue } from './kernel/language.ts';
import { createBookkeeping, type Taken } from './payments/bookkeeping.ts';
import { createCardDesk } from './payments/card-desk.ts';
import { createLinks } from './payments/links.ts';
import type { PageView } from './payments/page-view.ts';
import type { CheckoutEvent, UnreadableEvent } from './payments/payment.ts';
import { createQuickpayDesk } from './payments/quickpay-desk.ts';
import { createReconciliation, type Reconciled } from './payments/reconcile.ts';
import { createRequestThreads } from './payments/threads.ts';
import { createTill } from './payments/till.ts';
import type { Ports, TextAddress } from './ports.ts';
import { createDelivery } from './promises/deliver.ts';
import type { CustomerChoice, QuickpayValues, Screen, SetupValues } from './screen.ts';

/** What members can do and what the outside can tell. Every answer comes after the write it stands for. */
export interface App {
  /** Which company a workspace belongs to; undefined before its set-up. */
  companyOf(workspace: WorkspaceId): Promise<Company | undefined>;
  /** A member the app has met; undefined when the platform has to introduce them first. */
  member(workspace: WorkspaceId, id: string): Promise<Member | undefined>;
  introduce(member: Member): Promise<void>;

  /** `/quickpay` with what was typed behind it. `key`: the platform's own id of this command. */
  openQuickpay(actor: Actor, text: string, key: string): Promise<Screen>;
  /** The form again after a change: preview, warnings, proposals. Changes nothing. */
  refreshQuickpay(actor: Actor, values: QuickpayValues): Promise<Screen>;
  /** `shown`: the warnings the member had before their eyes; a new one is shown before anything is sent. */
  submitQuickpay(actor: Actor, values: QuickpayValues, shown: string[], key: string): Promise<Screen>;
  /** Customers for the type-ahead, and what was typed as a new number when it is one. */
  searchCustomers(actor: Actor, text: string): Promise<CustomerChoice[]>;
  /** A button on a private answer or a card. `key`: the platform's own id of this press. */
  press(actor: Actor, press: { action: string; value: string; key: string }): Promise<Screen>;

  /**
   * For a workspace that belongs to no company yet: the first-run form, or, when the company is known from another
   * workspace already, the notice that this one now belongs to it.
   */
  openSetup(workspace: WorkspaceId, room: KnownRoom | undefined, tongue: Tongue): Promise<Screen>;
  submitSetup(workspace: WorkspaceId, room: KnownRoom | undefined, values: SetupValues): Promise<Screen>;
  /** The app was added to a room, or removed from it (or the room is no more). Harmless when told again. */
  roomJoined(room: KnownRoom): Promise<void>;
  roomLeft(room: RoomId): Promise<void>;

  /** What the payment processor tells; harmless when repeated, in any order. Gives what became of it. */
  checkoutTold(event: CheckoutEvent | UnreadableEvent): Promise<Taken>;
  /** What the carrier reports of a text; harmless when repeated, in any order. */
  textReported(about: TextAddress, report: { sid: string; state: TextState; failure?: TextFailure }): Promise<void>;
  /** A customer's text message. `to`: the number or service it was sent to. */
  textReceived(text: { sid: string; from: string; to: string; body: string; media: number }): Promise<void>;

  /** What the link shows; undefined for unknown, malformed and foreign tokens alike. Changes nothing. */
  page(token: string): Promise<PageView | undefined>;
  /** Pay was pressed: where to send the browser; `undefined` when there is nothing to pay (show the page again). */
  startCheckout(token: string, tongue: Tongue): Promise<{ url: string } | undefined>;
  /** The page was visible to a person. */
  pageSeen(token: string): Promise<void>;
  /** A new link was asked for on an expired page. */
  askForNewLink(token: string): Promise<void>;

  /** Finds payments whose event never came, at most 30 days back, and takes them as if it had; gives what it found. */
  reconcile(since: Date): Promise<Reconciled>;
  /** Starts delivery and the timed jobs, picking up what an earlier process left. */
  start(): void;
  /** Delivers everything that is due now, and waits for it. */
  deliverDue(): Promise<void>;
  /** Stops taking new work and waits for what is under way. */
  stop(): Promise<void>;
}

export interface Settings {
  publicUrl: string;
  textSender: string;
  /** Makes payment links unguessable; at least 32 bytes. */
  linkSecret: Uint8Array;
}

const JOB_EVERY_MS = 3_600_000;
const RECONCILE_BACK_MS = 3 * 86_400_000;
const JOB_TICK_MS = 60_000;
const START_MS = 1_000;

/** Puts the core together on its ports. */
export function createApp(ports: Ports, { publicUrl, textSender, linkSecret }: Settings): App {
  const directory = createDirectory(ports.store, ports.clock);
  const house: House = {
    ...ports,
    publicUrl,
    textSender,
    links: createLinks(linkSecret),
    directory,
    optOut: (companyId, phone) => receiving.optOut(companyId, phone),
    threads: {
      latestWith: (...with_) => threads.latestWith(...with_),
      reported: (...told) => threads.reported(...told),
    },
    wake: {
      requests: (request) => delivery.wake('requests', request),
      texts: (text) => delivery.wake('texts', text),
    },
  };
  const threads = createRequestThreads(house);
  const setUp = createSetUp(house);
  const receiving = createReceiving(house);
  const desk = createQuickpayDesk(house);
  const cardDesk = createCardDesk(house);
  const till = createTill(house);
  const bookkeeping = createBookkeeping(house);
  const delivery = createDelivery(house, setUp.instead);
  let starting: NodeJS.Timeout | undefined;
  let ticking: NodeJS.Timeout | undefined;

  const reconcile = createReconciliation(ports, bookkeeping.told);

  async function reconcileRecent(): Promise<void> {
    const { found } = await reconcile(new Date(ports.clock.now().getTime() - RECONCILE_BACK_MS));
    if (found.length > 0) ports.log.warn('payments found whose event never came', { found });
  }

  const jobs = { reconcile: reconcileRecent, 'forget-drafts': desk.forgetDrafts };

  async function runJobs(): Promise<void> {
    const now = ports.clock.now();
    const next = new Date(now.getTime() + JOB_EVERY_MS);
    for (const [name, run] of Object.entries(jobs)) {
      if (await ports.store.jobs.claim(name, now, next)) await run().catch(putOff);
    }
  }

  const putOff = (error: unknown) => ports.log.warn('job put off', { error });

  return {
    companyOf: directory.companyOf,
    member: directory.member,
    introduce: directory.introduce,
    openQuickpay: desk.open,
    refreshQuickpay: desk.refresh,
    submitQuickpay: desk.submit,
    searchCustomers: desk.search,
    async press(actor, { action, value, key }) {
      switch (action) {
        case 'quickpay.send':
          return desk.sendDraft(actor, value);
        case 'quickpay.edit':
          return desk.editDraft(actor, value);
        case 'quickpay.discard':
          return { kind: 'not-sent' };
        case 'request.cancel':
          return cardDesk.cancel(actor, value, key);
        case 'request.send-again':
          return cardDesk.sendAgain(actor, value, key);
        default:
          return { kind: 'refused', refusal: { code: 'not-here' } };
      }
    },
    openSetup: setUp.open,
    submitSetup: setUp.submit,
    roomJoined: setUp.joined,
    roomLeft: setUp.left,
    checkoutTold: bookkeeping.told,
    textReported: receiving.reported,
    textReceived: receiving.received,
    page: till.page,
    startCheckout: till.startCheckout,
    pageSeen: till.pageSeen,
    askForNewLink: till.askForNewLink,
    reconcile,
    start() {
      delivery.start();
      // At every start, because events may have come while nobody was there to take them, but behind whoever waits
      // for an answer already; then by the hour.
      starting = setTimeout(() => void reconcileRecent().catch(putOff), START_MS);
      ticking = setInterval(() => void runJobs().catch(putOff), JOB_TICK_MS);
    },
    deliverDue: delivery.drainDue,
    async stop() {
      clearTimeout(starting);
      clearInterval(ticking);
      await delivery.stop();
    },
  };
}
