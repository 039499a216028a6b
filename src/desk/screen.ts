import type { Asker } from '../company/index.ts';
import type { Money } from '../kernel/money.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { PaymentRequest, ShownRequest } from '../payments/index.ts';
import type { Task } from '../tasks/index.ts';

/** What a member is shown of the day's work. */
export type DeskScreen = Desk | Welcome | RequestShown | Refused;

/** The member's day: it stands where the app itself is opened. */
export interface Desk extends Showable {
  kind: 'desk';
  isHome: true;
  now: Date;
  /** What has to be done elsewhere, what is due first at the top. */
  tasks: TaskRow[];
  /** There are others, which follow as these are done. */
  moreTasks?: true;
  /** Who waits for an answer to what they texted, the longest first. */
  waiting: WaitingRow[];
  /** There are others, which follow as these are answered. */
  moreWaiting?: true;
  attention: Listing;
  /** The order that what is open is in. */
  order: Order;
  open: Listing;
  /** Today, where the company is. */
  paid: Listing & { sums: Money[] };
}

export type Order = 'oldest' | 'largest';

/** A page of a list. */
export interface Listing {
  rows: DeskRow[];
  /** How many there are in all; `MOST_COUNTED` where there are as many or more. */
  count: number;
  /** What is pressed for the next page, and for the first one; absent where that is shown. */
  next?: string;
  first?: string;
}

export interface DeskRow {
  /** In the state that a person sees. */
  request: PaymentRequest;
  /** Where its card is opened, where somebody knows. */
  link?: string;
}

export interface TaskRow {
  task: Task;
  /** Where its card is opened, where somebody knows. */
  link?: string;
}

export interface WaitingRow {
  phone: string;
  name?: string;
  /** What they texted last. */
  words: string;
  since: Date;
  /** Who has the conversation. */
  owner?: Asker;
  /** Where its thread is opened, where somebody knows. */
  link?: string;
}

/** So many are counted: nobody's work depends on whether there are a hundred or a thousand more. */
export const MOST_COUNTED = 100;

/** In a workspace that belongs to no company yet. */
export interface Welcome extends Showable {
  kind: 'welcome';
  isHome: true;
}

/** A request as its card shows it, for one member. */
export interface RequestShown extends Showable, ShownRequest {
  kind: 'request-shown';
}
