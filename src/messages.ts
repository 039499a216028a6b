import type { FoundingMessage } from './company/founding.ts';
import type { NewsMessage, TextMessage } from './conversations/messages.ts';
import type { TextNews } from './conversations/news.ts';
import type { Mentioned } from './conversations/notifying.ts';
import type { EstimateMessage } from './estimates/messages.ts';
import type { EstimateNews } from './estimates/news.ts';
import type { MorningMessage } from './mornings/morning.ts';
import type { MorningNews } from './mornings/news.ts';
import type { PersonalMessage } from './notifications/messages.ts';
import type { RoleChanged } from './notifications/role-changes.ts';
import type { RequestMessage } from './payments/messages.ts';
import type { RequestNews } from './payments/news.ts';
import type { RefundMessage } from './refunds/messages.ts';
import type { TaskMessage } from './tasks/messages.ts';
import type { TaskNews } from './tasks/news.ts';

/** What is shown in a room: a document's card, or one piece of news in its thread. Drawn by `cards/`. */
export type Message =
  | RequestMessage
  | EstimateMessage
  | RefundMessage
  | TaskMessage
  | TextMessage
  | FoundingMessage
  | MorningMessage
  | PersonalMessage
  | NewsMessage<News>;

/** What is told in a thread. */
export type News = RequestNews | EstimateNews | TextNews | TaskNews | Mentioned | RoleChanged | MorningNews;
