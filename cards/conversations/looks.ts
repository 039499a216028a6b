import type { TextMessage } from '../../src/conversations/messages.ts';
import type { MessageLooks } from '../looks.ts';
import { incomingTextCard } from './incoming-text.ts';

export const messages: MessageLooks<TextMessage> = {
  'incoming-text': ({ text, company }) => incomingTextCard(text, company),
};

export { textNews as news } from './news.ts';
