/** The pieces of a paper as it reads. */

export interface PaperFact {
  label: string;
  value: string;
  strong?: true;
}

export interface PaperGroup {
  heading: string;
  /** What was said to it; empty where nothing was. */
  said: string;
  /** It is not counted. */
  isOut: boolean;
  /** What its lines come to, before tax. */
  sum: string;
  lines: { description: string; quantity: string; unitPrice: string; amount: string }[];
}
