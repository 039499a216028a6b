import type { PageHead } from './page-head.ts';
import type { PapersPart } from './page-papers.ts';

/** What stands on the page, ready to read. */
export interface PaymentPage extends State, PageHead {
  customer: string;
  reference: string;
  amountLabel: string;
  amount: string;
  /** What it is made of, where it is paid in parts. */
  facts: { label: string; value: string }[];
  /** The form for a part of it; null where all of it is paid at once. */
  parts: PartForm | null;
  /** Where many currencies have the same sign. */
  currency: string;
  /** Until when it can be paid; empty when there is nothing to pay. */
  until: string;
  papers: PapersPart | null;
}

export interface PartForm {
  url: string;
  say: { other: string; label: string; go: string };
  hint: string;
  /** As typed, where it was refused. */
  typed: string;
  problem: string;
}

interface Action {
  url: string;
  label: string;
  pays: boolean;
  /** What has to be ticked first, by somebody of whom nothing else says that they are a person. */
  sure: string | null;
}

export interface Words {
  title: string;
  text: string;
}

export interface State {
  /** A sign above the heading. */
  sign: 'paid' | 'waiting' | 'stopped' | '';
  heading: string;
  lines: string[];
  /** Said above all else. `isGood`: it is no trouble. */
  alert: (Words & { isGood?: boolean }) | null;
  /** Where the one button posts to; null when there is nothing to do. */
  action: Action | null;
  /** For who does not want to wait for the page to go on by itself. */
  link: { url: string; label: string } | null;
  /** Seconds until the page goes where the link leads; null: it stays as it is. */
  refresh: number | null;
}
