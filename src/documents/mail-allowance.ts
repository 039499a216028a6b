/** So long, what was promised counts. */
export const DAY_MS = 86_400_000;
/** The same wish, pressed twice, is counted once. */
const SAME_MS = 60_000;
/** One address gets so many in a day from a company, whichever requests they are about. */
const MOST_TO_ADDRESS = 10;

/** What was promised to one address of late. Counted before it is promised: however many ask at once, no more go out. */
export interface MailAllowance {
  /** Of the company and the address, which it does not name. */
  id: string;
  companyId: string;
  revision: number;
  taken: { requestId: string; at: Date }[];
}

/** With one more; the same for a wish that is counted already, and undefined where the address has had enough. */
export function oneMore(allowance: MailAllowance, asked: MailAllowance['taken'][number]): MailAllowance | undefined {
  const within = (ms: number) => (one: { at: Date }) => asked.at.getTime() - one.at.getTime() < ms;
  const today = allowance.taken.filter(within(DAY_MS));
  if (today.filter(within(SAME_MS)).some(({ requestId }) => requestId === asked.requestId)) return allowance;
  return today.length < MOST_TO_ADDRESS ? { ...allowance, taken: [...today, asked] } : undefined;
}
