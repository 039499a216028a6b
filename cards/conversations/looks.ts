import type { TextMessage } from '../../src/conversations/messages.ts';
import type { ConversationScreen } from '../../src/conversations/screen.ts';
import type { Looks, MessageLooks } from '../looks.ts';
import { answerCard, answerForm, answerHeld, answerUndone } from './answer.ts';
import { cardNumberNotice, staysInTeamNotice } from './in-thread.ts';
import { incomingTextCard } from './incoming-text.ts';

export const screens: Looks<ConversationScreen> = {
  'stays-in-team': staysInTeamNotice,
  'card-number-written': cardNumberNotice,
  'answer-form': answerForm,
  'answer-held': answerHeld,
  'answer-undone': answerUndone,
};

export const messages: MessageLooks<TextMessage> = {
  'incoming-text': ({ text, company }) => incomingTextCard(text, company),
  answer: answerCard,
};

export { textNews as news } from './news.ts';
