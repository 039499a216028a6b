import type { TextMessage } from '../../src/conversations/messages.ts';
import type { ConversationScreen } from '../../src/conversations/screen.ts';
import type { Looks, MessageLooks } from '../looks.ts';
import { answerCard, answerForm, answerHeld, answerUndone } from './answer.ts';
import { assignForm, conversationCard, handlingChanged, withHandling } from './handling.ts';
import { cardNumberNotice, liveOverNotice, staysInTeamNotice } from './in-thread.ts';
import { incomingTextCard } from './incoming-text.ts';

export const screens: Looks<ConversationScreen> = {
  'stays-in-team': staysInTeamNotice,
  'card-number-written': cardNumberNotice,
  'live-over': liveOverNotice,
  'answer-form': answerForm,
  'answer-held': answerHeld,
  'answer-undone': answerUndone,
  'assign-form': assignForm,
  'handling-changed': handlingChanged,
};

export const messages: MessageLooks<TextMessage> = {
  'incoming-text': ({ text, company, handling, ...shown }) =>
    withHandling(incomingTextCard(text, company, { ...shown, ...(handling && { handling }) }), handling, company),
  answer: (message) => withHandling(answerCard(message), message.handling, message.company),
  conversation: conversationCard,
};

export { textNews as news } from './news.ts';
