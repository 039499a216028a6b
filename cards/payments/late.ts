import type { ShownRequest } from '../../src/payments/messages.ts';
import type { Block } from '../model.ts';
import type { Voice } from '../voice.ts';

type Late = NonNullable<ShownRequest['late']>;

const NAMES = { slack: 'Slack', teams: 'Teams' } as const;

/** That a chat does not take what it is to show, said where people can read it. */
export const lateLines = (late: Late, { words }: Voice): string[] =>
  late.map((chat) => words.card.lateChat(NAMES[chat]));

export const lateBlocks = (late: Late, voice: Voice): Block[] =>
  lateLines(late, voice).map((text) => ({ kind: 'text', text, tone: 'attention' }));
