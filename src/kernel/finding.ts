/** What a look at one part of the installation found. No finding holds a secret. */
export interface Finding {
  /** What was looked at, such as `Slack: token`. */
  about: string;
  state: 'ok' | 'warning' | 'failed';
  /** What is there. */
  found: string;
  /** What should be there, and where to click, for all that is not well. */
  expected?: string;
  where?: string;
}

/** What can be said of a part that is not well. */
export type Complaint = Pick<Finding, 'found' | 'expected' | 'where'>;

export const well = (about: string, found: string): Finding => ({ about, state: 'ok', found });
export const doubtful = (about: string, complaint: Complaint): Finding => ({ about, state: 'warning', ...complaint });
export const failing = (about: string, complaint: Complaint): Finding => ({ about, state: 'failed', ...complaint });
