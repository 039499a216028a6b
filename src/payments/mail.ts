/** What is kept of an e-mail by what it is about. */
export interface MailSummary {
  id: string;
  /** As `parseEmail` gives it. */
  to: string;
  /** It asks for the payment, with the request's link; otherwise it brings the papers of one that is paid. */
  asks?: boolean;
  /** The words of a reminder, where it is one, with `{link}` where the link stands. */
  reminder?: string;
  state: 'queued' | 'sent' | 'failed';
  reason?: MailFailure;
  /** Since when it is in this state. */
  at: Date;
}

/**
 * `address-refused`: nobody has this address; `refused`: the server wants no such e-mail; `not-now`: it could not be
 * sent for as long as it was tried; `not-printed`: the papers themselves could not be; `unclear`: the server took it twice
 * without saying so, and it may have arrived; `over`: what it asks for could not be paid any more before it went out.
 */
export type MailFailure = 'address-refused' | 'refused' | 'not-now' | 'not-printed' | 'unclear' | 'over';

export type MailWord = Pick<MailSummary, 'state' | 'reason' | 'at'>;
