import type { Member } from '../../src/company/company.ts';
import { memberKey } from '../../src/company/settings/keys.ts';
import type { TextMessage } from '../../src/conversations/messages.ts';
import type { TextNews } from '../../src/conversations/news.ts';
import type { ConversationScreen } from '../../src/conversations/screen.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Message } from '../../src/ports.ts';
import type { MessageSpecimens, NewsSpecimens, ScreenSpecimens } from '../specimen.ts';
import { longAndHostile, longGarage } from '../specimens/extremes.ts';
import { garage, JULIE, later, MARC } from '../specimens/people.ts';
import { answerForms, answerTexts } from './specimens/answers.ts';
import { EVERY_ATTACHMENT, PICTURE } from './specimens/pictures.ts';

export const screens = (tongue: Tongue): ScreenSpecimens<ConversationScreen> => ({
  'stays-in-team': {
    'stays-in-team': { kind: 'stays-in-team', to: JULIE },
    'stays-in-team-opted-out': { kind: 'stays-in-team', to: JULIE, optedOut: true },
  },
  'card-number-written': {
    'card-number-written': { kind: 'card-number-written' },
    'card-number-written-split': { kind: 'card-number-written', isRest: true },
  },
  'live-over': { 'live-over': { kind: 'live-over', to: JULIE } },
  'answer-form': answerForms(tongue),
  'answer-held': {
    'answer-held': { kind: 'answer-held', to: JULIE },
    'answer-held-later': { kind: 'answer-held', to: JULIE, later: later(20 * 60) },
  },
  'answer-undone': { 'answer-undone': { kind: 'answer-undone', to: JULIE } },
  'assign-form': {
    'assign-form': { kind: 'assign-form', to: JULIE, values: { member: '', note: '' }, members: [] },
    'assign-form-more': {
      ...{ kind: 'assign-form', to: JULIE, values: { member: '', note: '' }, members: [ETIENNE], more: true },
    },
    'assign-form-problem': {
      ...{ kind: 'assign-form', to: JULIE, values: { member: memberKey(ETIENNE), note: '4242 4242 4242 4242' } },
      ...{ members: [ETIENNE], problem: { code: 'has-card-number' } },
    },
  },
  'handling-changed': {
    'handling-assigned': { kind: 'handling-changed', what: 'assigned', member: 'Étienne Roy', to: JULIE },
    'handling-unassigned': { kind: 'handling-changed', what: 'unassigned', to: JULIE },
    'handling-live': { kind: 'handling-changed', what: 'live', to: JULIE },
    'handling-live-over': { kind: 'handling-changed', what: 'live-over', to: JULIE },
    'handling-stopped': { kind: 'handling-changed', what: 'stopped', to: JULIE },
    'handling-closed': { kind: 'handling-changed', what: 'closed', to: JULIE },
    'handling-reopened': { kind: 'handling-changed', what: 'reopened', to: JULIE },
  },
});

const ETIENNE: Member = {
  ...{ companyId: 'com_garage', workspaceId: 'slack:T1', id: 'U2', name: 'Étienne Roy', firstName: 'Étienne' },
  tongue: 'fr',
};

const ASSIGNED = {
  to: { id: ETIENNE.id, name: ETIENNE.name, workspaceId: ETIENNE.workspaceId },
  by: 'Marc Gagnon',
  at: later(8),
};

export function messages(tongue: Tongue): MessageSpecimens<TextMessage> {
  const company = garage(tongue);
  return {
    answer: answerTexts(tongue),
    conversation: {
      conversation: {
        kind: 'conversation',
        handling: { phone: JULIE.phone, assigned: ASSIGNED },
        company,
        customer: JULIE,
      },
    },
    'incoming-text': {
      'incoming-text': { kind: 'incoming-text', company, text: incoming(tongue, {}) },
      'incoming-text-erased': {
        ...{ kind: 'incoming-text', company },
        text: { ...incoming(tongue, {}), phone: 'erased:cus_1', body: '' },
      },
      'incoming-text-open': {
        ...{ kind: 'incoming-text', company, text: incoming(tongue, {}) },
        handling: { phone: JULIE.phone },
      },
      'incoming-text-opted-out': {
        ...{ kind: 'incoming-text', company, text: incoming(tongue, {}) },
        handling: { phone: JULIE.phone, assigned: ASSIGNED, optedOut: true },
      },
      'incoming-text-assigned': {
        ...{ kind: 'incoming-text', company, text: incoming(tongue, {}) },
        handling: { phone: JULIE.phone, assigned: ASSIGNED },
      },
      'incoming-text-live': {
        ...{ kind: 'incoming-text', company, text: incoming(tongue, {}) },
        handling: { phone: JULIE.phone, live: { by: MARC, room: 'slack:T1/C1', since: later(9), at: later(9) } },
      },
      'incoming-text-closed': {
        ...{ kind: 'incoming-text', company, text: incoming(tongue, {}) },
        handling: { phone: JULIE.phone, assigned: ASSIGNED, closed: { by: 'Étienne Roy', at: later(9) } },
      },
      'incoming-text-like-stop': {
        ...{ kind: 'incoming-text', company },
        text: {
          ...incoming(tongue, { body: tongue === 'fr' ? 'Mauvais numéro' : 'Wrong number' }, false),
          soundsLikeStop: true,
        },
        handling: { phone: JULIE.phone },
      },
      'incoming-text-follows': {
        ...{ kind: 'incoming-text', company, text: incoming(tongue, {}) },
        ...{ earlier: { link: 'https://garage.slack.com/archives/C1/p1' }, handling: { phone: JULIE.phone } },
      },
      'incoming-text-elsewhere': {
        ...{ kind: 'incoming-text', company, text: incoming(tongue, {}) },
        ...{ insteadOf: tongue === 'fr' ? 'pièces' : 'parts', handling: { phone: JULIE.phone } },
      },
      'incoming-text-pictures': {
        ...{ kind: 'incoming-text', company, text: incoming(tongue, { body: '', media: 12 }) },
        attachments: EVERY_ATTACHMENT,
        handling: { phone: JULIE.phone },
      },
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
      'replied-card-split': { kind: 'customer-replied', body: '•••• ••••', media: 0, at, masked: true, split: true },
      'replied-like-stop': {
        ...{ kind: 'customer-replied', media: 0, at, soundsLikeStop: true },
        body: tongue === 'fr' ? 'Ne me textez plus' : 'Stop texting me',
      },
      'replied-stop': { kind: 'customer-replied', body: 'Arrêt', media: 0, at, said: 'stop' },
      'replied-start': { kind: 'customer-replied', body: 'START', media: 0, at, said: 'start' },
      'replied-help': { kind: 'customer-replied', body: 'AIDE', media: 0, at, helped: true },
      'replied-late': { kind: 'customer-replied', body, media: 0, at, late: true },
    },
    'attachment-came': { 'attachment-came': { kind: 'attachment-came', place: 0, at } },
    'conversation-assigned': {
      'conversation-taken': { kind: 'conversation-assigned', to: 'Étienne Roy', by: 'Étienne Roy', at },
      'conversation-assigned': { kind: 'conversation-assigned', to: 'Étienne Roy', by: 'Marc Gagnon', note: body, at },
      'conversation-unassigned': { kind: 'conversation-assigned', by: 'Marc Gagnon', at },
    },
    'conversation-closed': { 'conversation-closed': { kind: 'conversation-closed', by: 'Marc Gagnon', at } },
    'conversation-reopened': {
      'conversation-reopened': { kind: 'conversation-reopened', at },
      'conversation-reopened-by': { kind: 'conversation-reopened', by: 'Marc Gagnon', at },
    },
    'conversation-live': { 'conversation-live': { kind: 'conversation-live', by: 'Marc Gagnon', at } },
    'conversation-live-over': {
      'conversation-live-over': { kind: 'conversation-live-over', at },
      'conversation-live-over-by': { kind: 'conversation-live-over', by: 'Étienne Roy', at },
    },
    'customer-stopped': { 'customer-stopped': { kind: 'customer-stopped', by: 'Marc Gagnon', at } },
    'assignee-left': { 'assignee-left': { kind: 'assignee-left', to: 'Étienne Roy', at } },
    'answer-failed': {
      'answer-failed': { kind: 'answer-failed', reason: 'unreachable', at },
      'answer-failed-for-good': { kind: 'answer-failed', reason: 'landline', at },
    },
  };
}

export function extremes(tongue: Tongue): { messages: Record<string, Message> } {
  const messages = longAndHostile.map(({ script, name, reference, message }): [string, Message] => [
    `extreme-reply-${script}`,
    {
      ...{ kind: 'news', company: longGarage(tongue), customer: { phone: '+14385550142', name }, reference },
      news: { kind: 'customer-replied', body: message.repeat(4), media: 10, at: later(0), late: true },
      attachments: Array(10).fill(PICTURE),
    },
  ]);
  return { messages: Object.fromEntries(messages) };
}

function incoming(tongue: Tongue, text: { body?: string; media?: number }, known = true) {
  const body = tongue === 'fr' ? 'Bonjour, êtes-vous ouverts demain?' : 'Hello, are you open tomorrow?';
  return {
    ...{ id: 'txt_9', companyId: 'com_garage', revision: 0, sid: 'SM9', phone: JULIE.phone },
    ...(known ? { customer: JULIE } : {}),
    ...{ body, media: 0, attachments: [], ...text, receivedAt: later(20), cards: [], appearance: 1, outbox: [] },
  };
}
