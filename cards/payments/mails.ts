import type { MailFailure } from '../../src/payments/mail.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Block } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';

/** What became of the latest e-mail with the request's papers, on its card. */
export function mailBlocks({ mails }: PaymentRequest, voice: Voice): Block[] {
  const last = mails.at(-1);
  if (!last) return [];
  const to = isolated(last.to);
  if (last.state === 'failed') return failedLines(to, last.reason ?? 'refused', voice);
  return [{ kind: 'note', text: voice.words.mails[last.state](to, voice.shortly(last.at)) }];
}

/** Why an e-mail did not arrive, and what can be done. */
export function failedLines(
  to: string,
  reason: MailFailure,
  { words }: Voice,
): [Extract<Block, { kind: 'text' }>, Block] {
  const { failed, failures } = words.mails;
  const { why, next } = failures[reason];
  return [
    { kind: 'text', text: failed(to, why), tone: 'attention' },
    { kind: 'note', text: next },
  ];
}
