import type { Company } from '../src/company/company.ts';
import type { Shown } from '../src/front.ts';
import type { Tongue } from '../src/kernel/language.ts';
import type { AnyScreen } from '../src/kernel/screen.ts';
import type { News } from '../src/messages.ts';
import type { Message } from '../src/ports.ts';
import type { CardScreen, Choice, FormScreen, Screen } from '../src/screen.ts';
import * as audit from './audit/looks.ts';
import * as company from './company/looks.ts';
import * as conversations from './conversations/looks.ts';
import { customerOption, labelledOption } from './customer-option.ts';
import * as desk from './desk/looks.ts';
import * as documents from './documents/looks.ts';
import * as estimates from './estimates/looks.ts';
import * as evidence from './evidence/looks.ts';
import { helpCard } from './help.ts';
import * as invoices from './invoices/looks.ts';
import * as ledger from './ledger/looks.ts';
import type { Looks, MessageLooks, NewsLooks, RoomCard } from './looks.ts';
import type { Card, Form, Option } from './model.ts';
import * as mornings from './mornings/looks.ts';
import { newsCard } from './news-card.ts';
import * as notifications from './notifications/looks.ts';
import { personalCard } from './notifications/personal.ts';
import * as payments from './payments/looks.ts';
import * as payouts from './payouts/looks.ts';
import { pressable } from './pressable.ts';
import * as privacy from './privacy/looks.ts';
import * as refunds from './refunds/looks.ts';
import { refusalCard } from './refusal.ts';
import * as replies from './replies/looks.ts';
import * as tasks from './tasks/looks.ts';
import * as texting from './texting/looks.ts';
import { type Voice, voiceOf } from './voice.ts';

/** How everything looks that there is, by kind: one that no feature gives a look to does not compile. */
export const LOOKS: { screens: Looks<Screen>; messages: MessageLooks<Message>; news: NewsLooks<News> } = {
  screens: {
    ...{
      ...payments.screens,
      ...refunds.screens,
      ...tasks.screens,
      ...invoices.screens,
      ...ledger.screens,
      ...payouts.screens,
      ...audit.screens,
      ...privacy.screens,
      ...evidence.screens,
      ...estimates.screens,
      ...replies.screens,
      ...texting.screens,
      ...company.screens,
      ...conversations.screens,
      ...desk.screens,
      ...documents.screens,
      ...notifications.screens,
    },
    help: helpCard,
  },
  messages: {
    ...payments.messages,
    ...estimates.messages,
    ...refunds.messages,
    ...tasks.messages,
    ...conversations.messages,
    ...company.messages,
    ...mornings.messages,
  },
  news: {
    ...payments.news,
    ...estimates.news,
    ...conversations.news,
    ...tasks.news,
    ...notifications.news,
    ...mornings.news,
  },
};

/** Draws what a chat is given to show, whatever feature it is of. */
export type Present = (shown: Shown) => Card | Form;

/** Draws by these looks. Throws on a screen that none of them is for. */
export function presentBy<S extends AnyScreen>(looks: Looks<S>): Present {
  const known = new Map<string, (screen: never, voice: Voice) => Card | Form>(Object.entries(looks));
  known.set('refused', refusalCard);
  return ({ screen, tongue, company, mayPress }) => {
    const look = known.get(screen.kind);
    if (!look) throw new Error(`nothing says how ${screen.kind} looks`);
    const drawn = look(screen as never, voiceOf(tongue, company));
    return mayPress ? pressable(drawn, mayPress) : drawn;
  };
}

/** What anybody is shown in answer to what they did, in their language. */
export const presentShown: Present = presentBy(LOOKS.screens);

export const isForm = (shown: Card | Form): shown is Form => 'fields' in shown;

/** Whether there is something to press on a card, or to follow. */
export const hasButtons = ({ blocks }: Card): boolean =>
  blocks.some(
    (block) => block.kind === 'buttons' || (block.kind === 'rows' && block.rows.some(({ button }) => button)),
  );

export function presentScreen(screen: FormScreen, tongue: Tongue, company?: Company): Form;
export function presentScreen(screen: CardScreen, tongue: Tongue, company?: Company): Card;
export function presentScreen(screen: Screen, tongue: Tongue, company?: Company): Card | Form;
export function presentScreen(screen: Screen, tongue: Tongue, company?: Company): Card | Form {
  return presentShown({ screen, tongue, ...(company ? { company } : {}) });
}

/** What is offered in a field as one types. */
export const presentChoice = (choice: Choice, { tongue, company }: Omit<Shown, 'screen'>): Option =>
  'label' in choice ? labelledOption(choice) : customerOption(choice, voiceOf(tongue, company));

/** Draws what a room is shown, whatever feature it is of. */
export type PresentMessage<M> = (message: M) => RoomCard;

/** What a room is shown, in its language. */
export function presentMessage(message: Message): RoomCard {
  if (message.kind === 'news') return newsCard(message, LOOKS.news);
  if (message.kind === 'personal') return personalCard(message, LOOKS.news);
  const look: (message: never) => RoomCard = LOOKS.messages[message.kind];
  return look(message as never);
}
