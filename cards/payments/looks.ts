import type { RequestMessage } from '../../src/payments/messages.ts';
import type { PaymentScreen } from '../../src/payments/screen.ts';
import type { SharingScreen } from '../../src/payments/sharing/screen.ts';
import { withHandling } from '../conversations/handling.ts';
import type { Looks, MessageLooks } from '../looks.ts';
import { roomVoice } from '../voice.ts';
import { cancelForm } from './cancelling.ts';
import { counterDone, counterForm } from './counter.ts';
import { nameCorrected, nameForm } from './name.ts';
import * as notices from './notices.ts';
import { quickpayConfirmation, quickpayForm } from './quickpay.ts';
import { remindersChanged, remindersForm } from './reminders.ts';
import { requestCard } from './request.ts';
import { amountShared, shareEnding, shareForm } from './sharing.ts';

export const screens: Looks<PaymentScreen | SharingScreen> = {
  'quickpay-form': quickpayForm,
  'quickpay-confirmation': quickpayConfirmation,
  'request-sent': notices.sentNotice,
  'request-cancelling': notices.cancellingNotice,
  'request-cancelled': notices.cancelledNotice,
  'request-sent-again': notices.sentAgainNotice,
  'parts-changed': notices.partsChanged,
  'counter-form': counterForm,
  'counter-done': counterDone,
  'name-form': nameForm,
  'reminders-form': remindersForm,
  'cancel-form': cancelForm,
  'reminders-changed': remindersChanged,
  'name-corrected': nameCorrected,
  'share-form': shareForm,
  'amount-shared': amountShared,
  'share-ending': shareEnding,
  'not-sent': notices.notSentNotice,
};

export const messages: MessageLooks<RequestMessage> = {
  request: ({ company, handling, ...shown }) => withHandling(requestCard(shown, roomVoice(company)), handling, company),
};

export { requestNews as news } from './news.ts';
