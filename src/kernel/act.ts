/** What an act is about, for who looks for one: money, settings, who may what, consent, personal data, or where the app is. */
export const ACT_GROUPS = ['money', 'settings', 'roles', 'consent', 'privacy', 'installation'] as const;
export type ActGroup = (typeof ACT_GROUPS)[number];

/** Everything that is entered in the audit log, and where it is looked for. */
export const ACTIONS = {
  'request-made': 'money',
  'request-cancelled': 'money',
  'amount-changed': 'money',
  'payment-received': 'money',
  'payment-unexpected': 'money',
  'refund-ordered': 'money',
  'refund-agreed': 'money',
  'refund-declined': 'money',
  'refund-lapsed': 'money',
  'refund-refused': 'money',
  'refund-made': 'money',
  'refund-failed': 'money',
  'dispute-opened': 'money',
  'dispute-closed': 'money',
  'evidence-sent': 'money',
  'estimate-sent': 'money',
  'estimate-answered': 'money',
  'estimate-withdrawn': 'money',
  'task-taken': 'money',
  'task-done': 'money',
  'task-reopened': 'money',
  'invoice-written': 'money',
  'file-imported': 'money',
  'payout-exported': 'money',
  'settings-changed': 'settings',
  'reply-changed': 'settings',
  'reply-removed': 'settings',
  'roles-changed': 'roles',
  'consent-given': 'consent',
  'consent-withdrawn': 'consent',
  'data-exported': 'privacy',
  'payments-exported': 'privacy',
  'log-exported': 'privacy',
  'data-corrected': 'privacy',
  'customer-erased': 'privacy',
  'incident-entered': 'privacy',
  'company-founded': 'installation',
  'workspace-joined': 'installation',
  'account-entered': 'settings',
  'code-made': 'installation',
  'app-installed': 'installation',
  'app-removed': 'installation',
  'room-joined': 'installation',
  'room-left': 'installation',
} as const satisfies Record<string, ActGroup>;
export type Action = keyof typeof ACTIONS;

/** Whoever is no member. `source`: a dealer's system; `app`: nobody did, its time had come. */
export type Outsider = 'customer' | 'processor' | 'carrier' | 'source' | 'operator' | 'app';

/**
 * Something that was done to money, settings, roles, consent or where the app is installed. It holds no name, number,
 * address or words of a customer: who is erased leaves the log as it is.
 */
export interface Act {
  /** Tells it from every other of its document, for good: entered a second time, it is known by this. */
  key: string;
  at: Date;
  action: Action;
  /** `member <workspace> <id>`, or an outsider. */
  by: string;
  /** What was before and after, as `facts` writes it. */
  before?: string;
  after?: string;
}

/** Documents whose acts are entered in the audit log. */
export interface Acting {
  /** Not entered yet; written in the same write as what they are about. */
  acts?: Act[];
  /** Of the acts that the document itself tells, those that are entered. */
  noted?: string[];
}

/** A document with acts that are still to be entered. */
export interface Owing {
  companyId: string;
  id: string;
  acts: Act[];
}

/** The acts of one kind of document, on their way into the audit log. */
export interface Trail {
  /** Documents of all companies with acts that are still to be entered. */
  owed(): AsyncIterable<Owing>;
  /** As many of one company, the oldest first. */
  owedIn(companyId: string, limit: number): Promise<Owing[]>;
  /** They are entered. Where the document was written meanwhile they stay owed, which is harmless. */
  entered(owing: Owing): Promise<void>;
}

/** A kind of document whose acts are entered in the audit log. */
export interface Audited {
  trail: Trail;
}

export const memberRef = ({ workspaceId, id }: { workspaceId?: string; id: string }): string =>
  `member ${workspaceId ?? '-'} ${id}`;

/** What was so, by name: the same text for the same facts, whatever order they come in. Undefined where there are none. */
export function facts(known: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = Object.entries(known).filter(([, value]) => value !== undefined);
  if (named.length === 0) return undefined;
  return JSON.stringify(Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** An act with what was before and after it. */
export function act({
  before,
  after,
  ...done
}: Omit<Act, 'before' | 'after'> & Partial<Record<'before' | 'after', Parameters<typeof facts>[0]>>): Act {
  const [was, is] = [before && facts(before), after && facts(after)];
  return { ...done, ...(was && { before: was }), ...(is && { after: is }) };
}

/** The document with one more act to be entered. */
export const acted = <T extends Acting>(document: T, ...done: Act[]): T =>
  done.length === 0 ? document : { ...document, acts: [...(document.acts ?? []), ...done] };

/** What of a document is still to be entered. `told`: the acts that the document itself tells. */
export function owedBy({ acts = [], noted = [] }: Acting, told: readonly Act[]): Act[] {
  const known = new Set(noted);
  return [...told.filter(({ key }) => !known.has(key)), ...acts];
}

/** An amount as acts have it: in minor units, with its currency. */
export const amountFact = ({ minor, currency }: { minor: number; currency: string }): string => `${minor} ${currency}`;
