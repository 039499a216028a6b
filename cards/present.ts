import type { Company } from '../src/company/company.ts';
import type { Tongue } from '../src/kernel/language.ts';
import type { Message } from '../src/ports.ts';
import type { CardScreen, FormScreen, Screen } from '../src/screen.ts';
import { incomingTextCard } from './incoming-text.ts';
import type { Card, Form } from './model.ts';
import { newsCard } from './news.ts';
import { cancelledNotice, helpCard, notSentNotice, sentAgainNotice, sentNotice, setUpNotice } from './notices.ts';
import { quickpayConfirmation, quickpayForm } from './quickpay.ts';
import { refusalCard } from './refusal.ts';
import { requestCard } from './request.ts';
import { setupForm } from './setup.ts';
import { voiceOf } from './voice.ts';

/** What a member is shown in answer to what they did, in their language. */
export function presentScreen(screen: FormScreen, tongue: Tongue, company?: Company): Form;
export function presentScreen(screen: CardScreen, tongue: Tongue, company?: Company): Card;
export function presentScreen(screen: Screen, tongue: Tongue, company?: Company): Card | Form;
export function presentScreen(screen: Screen, tongue: Tongue, company?: Company): Card | Form {
  const voice = voiceOf(tongue, company);
  switch (screen.kind) {
    case 'quickpay-form':
      return quickpayForm(screen, voice);
    case 'setup-form':
      return setupForm(screen, voice);
    case 'quickpay-confirmation':
      return quickpayConfirmation(screen, voice);
    case 'request-sent':
      return sentNotice(screen, voice);
    case 'request-cancelled':
      return cancelledNotice(screen, voice);
    case 'request-sent-again':
      return sentAgainNotice(screen, voice);
    case 'not-sent':
      return notSentNotice(voice);
    case 'set-up':
      return setUpNotice(screen, voice);
    case 'help':
      return helpCard(tongue, voice);
    case 'refused':
      return refusalCard(screen.refusal, voice);
  }
}

/** What a room is shown, in the company's language. */
export function presentMessage(message: Message): Card {
  switch (message.kind) {
    case 'request':
      return requestCard(message.request, message.company);
    case 'incoming-text':
      return incomingTextCard(message.text, message.company);
    case 'news':
      return newsCard(message);
  }
}
