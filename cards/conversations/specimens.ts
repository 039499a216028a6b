import type { TextMessage } from '../../src/conversations/messages.ts';
import type { TextNews } from '../../src/conversations/news.ts';
import type { ConversationScreen } from '../../src/conversations/screen.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Message } from '../../src/ports.ts';
import type { MessageSpecimens, NewsSpecimens, ScreenSpecimens } from '../specimen.ts';
import { longAndHostile, longGarage } from '../specimens/extremes.ts';
import { garage, JULIE, later } from '../specimens/people.ts';

export const screens = (): ScreenSpecimens<ConversationScreen> => ({
  'stays-in-team': { 'stays-in-team': { kind: 'stays-in-team', to: JULIE } },
  'card-number-written': { 'card-number-written': { kind: 'card-number-written' } },
});

export function messages(tongue: Tongue): MessageSpecimens<TextMessage> {
  const company = garage(tongue);
  return {
    'incoming-text': {
      'incoming-text': { kind: 'incoming-text', company, text: incoming(tongue, {}) },
      'incoming-text-unknown': {
        kind: 'incoming-text',
        company,
        text: incoming(tongue, { body: '', media: 2 }, false),
      },
    },
  };
}

export function news(tongue: Tongue): NewsSpecimens<TextNews> {
  const body = tongue === 'fr' ? 'Merci! Je paie ce soir.' : 'Thanks! I will pay tonight.';
  const at = later(12);
  return {
    'customer-replied': {
      replied: { kind: 'customer-replied', body, media: 0, at },
      'replied-picture': { kind: 'customer-replied', body, media: 1, at },
      'replied-card-number': { kind: 'customer-replied', body: '•••• •••• •••• 4242', media: 0, at, masked: true },
      'replied-stop': { kind: 'customer-replied', body: 'Arrêt', media: 0, at, said: 'stop' },
      'replied-start': { kind: 'customer-replied', body: 'START', media: 0, at, said: 'start' },
      'replied-late': { kind: 'customer-replied', body, media: 0, at, late: true },
    },
  };
}

export function extremes(tongue: Tongue): { messages: Record<string, Message> } {
  const messages = longAndHostile.map(({ script, name, reference, message }): [string, Message] => [
    `extreme-reply-${script}`,
    {
      ...{ kind: 'news', company: longGarage(tongue), customer: { phone: '+14385550142', name }, reference },
      news: { kind: 'customer-replied', body: message.repeat(4), media: 10, at: later(0), late: true },
    },
  ]);
  return { messages: Object.fromEntries(messages) };
}

function incoming(tongue: Tongue, text: { body?: string; media?: number }, known = true) {
  const body = tongue === 'fr' ? 'Bonjour, êtes-vous ouverts demain?' : 'Hello, are you open tomorrow?';
  return {
    ...{ id: 'txt_9', companyId: 'com_garage', revision: 0, sid: 'SM9', phone: JULIE.phone },
    ...(known ? { customer: JULIE } : {}),
    ...{ body, media: 0, ...text, receivedAt: later(20), cards: [], appearance: 1, outbox: [] },
  };
}
