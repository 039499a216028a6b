import type { MailSummary } from '../../src/payments/mail.ts';
import { line } from '../blocks.ts';
import type { Block } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';

type Said = [Extract<Block, { kind: 'text' }>, Extract<Block, { kind: 'note' }>];

/** Why an estimate did not arrive by e-mail, and what can be done. */
export function mailFailed(
  { to, reason = 'refused' }: Pick<MailSummary, 'to' | 'reason'>,
  reference: string,
  { words }: Voice,
): Said {
  const { failed, failures } = words.estimates.mail;
  return [
    line(failed(isolated(to), words.mails.failures[reason].why), 'attention'),
    { kind: 'note', text: failures[reason](reference) },
  ];
}
