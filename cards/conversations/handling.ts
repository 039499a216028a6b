import type { Company } from '../../src/company/company.ts';
import { memberKey } from '../../src/company/settings/keys.ts';
import type { Handling } from '../../src/conversations/conversation.ts';
import type { TextMessage } from '../../src/conversations/messages.ts';
import type { AssignForm, HandlingChanged } from '../../src/conversations/screen.ts';
import { line, note, notice } from '../blocks.ts';
import type { RoomCard } from '../looks.ts';
import type { Block, Button, Card, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { fitting } from '../render/visible.ts';
import { called, introduced, isolated, roomVoice, type Voice } from '../voice.ts';

/** Of an option (Slack). */
const LABEL_LENGTH = 75;
/** Twice what a note may have: what is too long is refused in our own words. */
const NOTE_LENGTH = 1000;

/** Who has the conversation, whether it is done with, and what can be done about that. */
export function handlingBlocks({ phone: value, assigned, closed, live, optedOut }: Handling, voice: Voice): Block[] {
  const say = voice.words.handling;
  const take: Button = { action: 'conversation.take', label: say.take, value };
  const assign: Button = { action: 'conversation.assign', label: say.assign, value, opensForm: true };
  const { title, text, yes, no } = say.liveConfirm;
  const direct: Button = live
    ? { action: 'conversation.live-end', label: say.liveEnd, value }
    : { action: 'conversation.live', label: say.live, value, style: 'danger', confirm: { title, text, yes, no } };
  const texting = optedOut ? [] : [direct, stopButton(value, voice)];
  const buttons: Button[] = closed
    ? [{ action: 'conversation.reopen', label: say.reopen, value }]
    : [...(assigned ? [] : [take]), assign, { action: 'conversation.close', label: say.close, value }, ...texting];
  return [
    ...(live ? [line(say.isLive(isolated(live.by.name)), 'bad')] : []),
    ...(optedOut ? [line(say.optedOut, 'attention')] : []),
    ...(closed ? [{ ...line(say.closed(isolated(closed.by))), sign: 'closed' as const }] : []),
    ...(assigned ? [note(say.assigned(isolated(assigned.to.name)))] : []),
    { kind: 'buttons', buttons },
  ];
}

/** Records that the customer with this number wants no more texts. */
const stopButton = (value: string, { words: { handling: say } }: Voice): Button => ({
  ...{ action: 'conversation.stop', label: say.stop, value, style: 'danger', confirm: say.stopConfirm },
});

/** Under a text that sounds as if its customer wants that. */
export const stopButtons = (phone: string, voice: Voice): Block => ({
  kind: 'buttons',
  buttons: [stopButton(phone, voice)],
});

/** A card that heads a conversation, with who has it. */
export const withHandling = (card: RoomCard, handling: Handling | undefined, company: Company): RoomCard =>
  handling ? { ...card, blocks: [...card.blocks, ...handlingBlocks(handling, roomVoice(company))] } : card;

/** In a room that stands in for one that is gone. */
export function conversationCard({
  handling,
  company,
  customer,
}: Extract<TextMessage, { kind: 'conversation' }>): RoomCard {
  const voice = roomVoice(company);
  const heading = voice.words.handling.heading(called(customer, voice));
  return {
    summary: heading,
    blocks: [{ kind: 'heading', text: heading }, ...handlingBlocks(handling, voice)],
  };
}

/** Gives a conversation to somebody. */
export function assignForm({ values, to, members, more, problem }: AssignForm, voice: Voice): Form {
  const say = voice.words.handling.form;
  return {
    ...{ id: 'assign', title: say.title, submit: say.submit, close: say.cancel },
    above: [{ kind: 'heading', text: introduced(to, voice) }],
    fields: [
      {
        ...{
          kind: 'choice',
          id: 'member',
          label: say.member,
          hint: more ? say.memberMore : say.memberHint,
          value: values.member || NOBODY,
        },
        options: [
          { value: NOBODY, label: say.nobody },
          ...members.map((member) => ({ value: memberKey(member), label: fitting(member.name, LABEL_LENGTH) })),
        ],
      },
      {
        ...{ kind: 'text', id: 'note', label: say.note, hint: say.noteHint, value: values.note },
        ...{ multiline: true, maxLength: NOTE_LENGTH },
        ...(problem && { problem: sayRefusal(problem, voice) }),
      },
    ],
    below: [],
    state: to.phone,
  };
}

/** What the choice of a member holds where nobody is to have it. */
const NOBODY = 'nobody';

export function handlingChanged({ what, member = '', to }: HandlingChanged, voice: Voice): Card {
  const say = voice.words.handling.changed;
  return notice(say[what](called(to, voice), isolated(member)));
}
