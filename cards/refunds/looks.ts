import type { RefundMessage } from '../../src/refunds/messages.ts';
import type { RefundScreen } from '../../src/refunds/screen.ts';
import type { Looks, MessageLooks } from '../looks.ts';
import { approvalCard } from './approval.ts';
import { decidedNotice, declineForm, orderedNotice, refundForm } from './form.ts';

export const screens: Looks<RefundScreen> = {
  'refund-form': refundForm,
  'refund-ordered': orderedNotice,
  'decline-form': declineForm,
  'refund-approved': decidedNotice,
  'refund-declined': decidedNotice,
};

export const messages: MessageLooks<RefundMessage> = { 'refund-approval': approvalCard };
