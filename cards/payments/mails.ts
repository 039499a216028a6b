import type { MailFailure, MailSummary } from '../../src/payments/mail.ts';
import { countedIn } from '../../src/payments/parts.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Block } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';

/** What became of the latest e-mail with the request's papers, on its card. */
export function mailBlocks(request: PaymentRequest, voice: Voice): Block[] {
  const last = request.mails.findLast(({ asks }) => !asks);
  if (!last) return [];
  const to = isolated(last.to);
  if (last.state === 'failed') return failedLines(to, last.reason ?? 'refused', voice);
  const { invoices } = request;
  const various = invoices.length > 1 || countedIn(request).length > 1 || invoices.some(({ isOpen }) => isOpen);
  return [{ kind: 'note', text: voice.words.mails[last.state](to, voice.shortly(last.at), various) }];
}

/** How the request that went by e-mail stands, in a line and what to do. */
export function askingStanding(
  { to, state, reason = 'refused', at }: MailSummary,
  voice: Voice,
): { status: TextBlock; next?: string } {
  const { request: say } = voice.words.mails;
  if (state !== 'failed')
    return { status: { kind: 'text', text: say[state](isolated(to), voice.shortly(at)), sign: SIGN_OF[state] } };
  const [status, next] = askingFailed(isolated(to), reason, voice);
  return { status: { ...status, tone: 'bad' }, next: next.text };
}

const SIGN_OF = { queued: 'on-its-way', sent: 'sent' } as const;

/** Why a request did not arrive by e-mail. */
export function askingFailed(to: string, reason: MailFailure, { words }: Voice): [TextBlock, NoteBlock] {
  const { request: say, failures } = words.mails;
  return [
    { kind: 'text', text: say.failed(to, failures[reason].why), tone: 'attention' },
    { kind: 'note', text: say.failures[reason] },
  ];
}

type TextBlock = Extract<Block, { kind: 'text' }>;
type NoteBlock = Extract<Block, { kind: 'note' }>;

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
