import type { EstimateMessage } from '../../src/estimates/messages.ts';
import type { EstimateScreen } from '../../src/estimates/screen.ts';
import { note, notice } from '../blocks.ts';
import { withHandling } from '../conversations/handling.ts';
import type { Looks, MessageLooks } from '../looks.ts';
import { called } from '../voice.ts';
import { estimateCard } from './card.ts';
import { estimateForm } from './form.ts';

export const screens: Looks<EstimateScreen> = {
  'estimate-form': estimateForm,
  'estimate-sent'({ to, total, reference }, voice) {
    const { estimates, notices } = voice.words;
    const sent = estimates.notices.sent({ to: called(to, voice), total: voice.money(total), reference });
    return notice(sent, note(notices.follow));
  },
  'estimate-withdrawn': ({ reference }, { words }) => notice(words.estimates.notices.withdrawn(reference)),
  'estimate-sent-again': ({ reference }, { words }) => notice(words.estimates.notices.sentAgain(reference)),
};

export const messages: MessageLooks<EstimateMessage> = {
  estimate: ({ handling, ...shown }) => withHandling(estimateCard(shown), handling, shown.company),
};

export { estimateNews as news } from './news.ts';
