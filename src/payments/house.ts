import type { Replies } from '../company/index.ts';
import type { ConversationsHouse, Texting } from '../conversations/index.ts';
import type { InvoicesHouse } from '../invoices/index.ts';
import type { Links } from './links.ts';
import type { Papers } from './papers.ts';
import type { Checkout, Drafts, Estimating, Refunding, Requests, Tasking } from './ports.ts';
import type { PaymentRequest } from './request.ts';

/** What payments work with. */
export type PaymentsHouse = ConversationsHouse &
  InvoicesHouse & {
    store: { replies: Replies; drafts: Drafts; requests: Requests };
    checkout: Checkout;
    links: Links;
    texting: Texting;
    papers: Papers;
    refunding: Refunding;
    tasking: Tasking;
    estimating: Estimating;
    wake(kind: 'requests', request: PaymentRequest): void;
  };
