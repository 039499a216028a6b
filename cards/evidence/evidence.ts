import type { EvidenceShown } from '../../src/evidence/screen.ts';
import { line, note } from '../blocks.ts';
import type { Block, Button, Card, LinkButton } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';

/** What there is to answer a dispute with, how far it is, and what is done next. */
export function evidenceCard(shown: EvidenceShown, voice: Voice): Card {
  const { evidence: say, moneyBack } = voice.words;
  const { request, dispute } = shown;
  const isOpen = dispute.status === 'open' || dispute.status === 'inquiry';
  const told = dispute.status === 'inquiry' ? moneyBack.card.inquiry : moneyBack.card.disputed;
  const title = say.title(isolated(request.reference));
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      line(told(voice.money(dispute.amount), moneyBack.disputeReasons[dispute.reason])),
      ...(isOpen ? deadline(shown, voice) : [note(say.over)]),
      note(say.about),
      ...standing(shown, isOpen, voice),
      { kind: 'buttons', buttons: buttonsOf(shown, isOpen, voice) },
      note(shown.url ? say.link(voice.fully(shown.until)) : say.noPrinter),
    ],
  };
}

function deadline({ dispute, file }: EvidenceShown, voice: Voice): Block[] {
  const { evidence: say } = voice.words;
  if (dispute.dueBy) return [line(say.due(voice.shortly(dispute.dueBy)), 'attention')];
  return file?.state === 'submitted' ? [] : [note(say.noAnswer)];
}

function standing({ file }: EvidenceShown, isOpen: boolean, voice: Voice): Block[] {
  const { states, refused, none } = voice.words.evidence;
  if (!file) return isOpen ? [line(none)] : [];
  const when = voice.shortly(file.at);
  switch (file.state) {
    case 'staging':
      return [line(states.staging(isolated(file.preparedBy.name)))];
    case 'staged':
      return [line(states.staged(isolated(file.preparedBy.name), when), 'attention')];
    case 'submitting':
      return [line(states.submitting(isolated(file.submittedBy?.name ?? '')))];
    case 'submitted':
      return [line(states.submitted(when), 'good')];
    case 'refused':
      return [line(refused[file.why ?? 'other'], 'bad')];
  }
}

function buttonsOf({ request, dispute, file, url }: EvidenceShown, isOpen: boolean, { words }: Voice) {
  const { evidence: say } = words;
  const value = `${request.id} ${dispute.id}`;
  const buttons: (Button | LinkButton)[] = [];
  if (url) buttons.push({ link: url, label: say.download });
  const isIdle = !file || file.state === 'staged' || file.state === 'refused';
  if (isOpen && dispute.dueBy && url && isIdle)
    buttons.push({
      ...{ action: 'evidence.prepare', value, label: file ? say.again : say.prepare },
      ...(!file && { style: 'primary' as const }),
    });
  if (isOpen && file?.state === 'staged')
    buttons.push({ action: 'evidence.submit', value, label: say.submit, style: 'danger', confirm: say.confirm });
  return [...buttons, { action: 'evidence.show', value, label: say.refresh }];
}
