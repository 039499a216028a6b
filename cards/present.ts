import type { Company } from '../src/company/company.ts';
import type { Shown } from '../src/front.ts';
import type { Tongue } from '../src/kernel/language.ts';
import type { AnyScreen } from '../src/kernel/screen.ts';
import type { Message } from '../src/ports.ts';
import type { CardScreen, Choice, FormScreen, Screen } from '../src/screen.ts';
import { setupForm } from './company/setup.ts';
import { incomingTextCard } from './conversations/incoming-text.ts';
import { customerOption, labelledOption } from './customer-option.ts';
import type { Card, Form, Option } from './model.ts';
import { newsAbout, newsCard } from './payments/news.ts';
import {
  cancelledNotice,
  cancellingNotice,
  helpCard,
  notSentNotice,
  sentAgainNotice,
  sentNotice,
  setUpNotice,
} from './payments/notices.ts';
import { quickpayConfirmation, quickpayForm } from './payments/quickpay.ts';
import { requestCard } from './payments/request.ts';
import { refusalCard } from './refusal.ts';
import { type Voice, voiceOf } from './voice.ts';

/** How each kind of screen looks. */
export type Looks<S extends AnyScreen> = {
  [K in S['kind']]: (screen: Extract<S, { kind: K }>, voice: Voice) => Card | Form;
};

const LOOKS: Looks<Screen> = {
  'quickpay-form': quickpayForm,
  'quickpay-confirmation': quickpayConfirmation,
  'request-sent': sentNotice,
  'request-cancelling': cancellingNotice,
  'request-cancelled': cancelledNotice,
  'request-sent-again': sentAgainNotice,
  'not-sent': notSentNotice,
  'setup-form': setupForm,
  'set-up': setUpNotice,
  help: helpCard,
  refused: refusalCard,
};

/** Draws what a chat is given to show, whatever feature it is of. */
export type Present = (shown: Shown) => Card | Form;

/** Draws by these looks. Throws on a screen that none of them is for. */
export function presentBy<S extends AnyScreen>(looks: Looks<S>): Present {
  const known = new Map<string, (screen: never, voice: Voice) => Card | Form>(Object.entries(looks));
  return ({ screen, tongue, company }) => {
    const look = known.get(screen.kind);
    if (!look) throw new Error(`nothing says how ${screen.kind} looks`);
    return look(screen as never, voiceOf(tongue, company));
  };
}

/** What anybody is shown in answer to what they did, in their language. */
export const presentShown: Present = presentBy(LOOKS);

export const isForm = (shown: Card | Form): shown is Form => 'fields' in shown;

export function presentScreen(screen: FormScreen, tongue: Tongue, company?: Company): Form;
export function presentScreen(screen: CardScreen, tongue: Tongue, company?: Company): Card;
export function presentScreen(screen: Screen, tongue: Tongue, company?: Company): Card | Form;
export function presentScreen(screen: Screen, tongue: Tongue, company?: Company): Card | Form {
  return presentShown({ screen, tongue, ...(company ? { company } : {}) });
}

/** What is offered in a field as one types. */
export const presentChoice = (choice: Choice, { tongue, company }: Omit<Shown, 'screen'>): Option =>
  'label' in choice ? labelledOption(choice) : customerOption(choice, voiceOf(tongue, company));

/** A message for a room. `about`: what it is about, for where it stands alone and not under its card. */
export type RoomCard = Card & { about?: string };

/** Draws what a room is shown, whatever feature it is of. */
export type PresentMessage<M> = (message: M) => RoomCard;

/** What a room is shown, in the company's language. */
export function presentMessage(message: Message): RoomCard {
  switch (message.kind) {
    case 'request':
      return requestCard(message.request, message.company, message.optedOut);
    case 'incoming-text':
      return incomingTextCard(message.text, message.company);
    case 'news':
      return { ...newsCard(message), about: newsAbout(message) };
  }
}
