import { accounts } from './en/accounts.ts';
import { audit } from './en/audit.ts';
import { byHand } from './en/by-hand.ts';
import { companySettings } from './en/company-settings.ts';
import { answers, handling, inThread } from './en/conversations.ts';
import { counter } from './en/counter.ts';
import { desk } from './en/desk.ts';
import { estimates } from './en/estimates.ts';
import { evidence } from './en/evidence.ts';
import { founding } from './en/founding.ts';
import { importing } from './en/importing.ts';
import { invoicing } from './en/invoices.ts';
import { joining } from './en/joining.ts';
import { ledger } from './en/ledger.ts';
import { mails } from './en/mails.ts';
import { moneyBack } from './en/money-back.ts';
import { mornings } from './en/mornings.ts';
import { naming } from './en/naming.ts';
import { notifications } from './en/notifications.ts';
import { orders } from './en/orders.ts';
import { page } from './en/page.ts';
import { papers } from './en/papers.ts';
import { parts } from './en/parts.ts';
import { payouts } from './en/payouts.ts';
import { pictures } from './en/pictures.ts';
import { privacy } from './en/privacy.ts';
import { publicPages } from './en/public-pages.ts';
import { confirmation, help, launcher, preview, quickpay, setup, warnings } from './en/quickpay.ts';
import { refunds } from './en/refunds.ts';
import { refusals } from './en/refusals.ts';
import { reminders } from './en/reminders.ts';
import { savedReplies } from './en/replies.ts';
import { roles } from './en/roles.ts';
import { card, declineReasons, news, notices, paymentMethod, textFailures } from './en/room.ts';
import { settings } from './en/settings.ts';
import { sharing } from './en/sharing.ts';
import { tasks } from './en/tasks.ts';
import { texting } from './en/texting.ts';
import { replies, texts, variables } from './en/texts.ts';

export const en = {
  refusals,
  quickpay,
  preview,
  warnings,
  confirmation,
  launcher,
  roles,
  setup,
  founding,
  joining,
  accounts,
  help,
  desk,
  ledger,
  audit,
  privacy,
  payouts,
  evidence,
  invoicing,
  byHand,
  importing,
  estimates,
  card,
  counter,
  mornings,
  naming,
  news,
  pictures,
  inThread,
  answers,
  handling,
  notices,
  textFailures,
  declineReasons,
  paymentMethod,
  moneyBack,
  orders,
  refunds,
  page,
  parts,
  publicPages,
  papers,
  mails,
  reminders,
  settings,
  sharing,
  savedReplies,
  texting,
  companySettings,
  replies,
  notifications,
  tasks,
  texts,
  variables,
};

/** The shape every language fills: a key that is missing in one does not compile. */
export type Catalogue = typeof en;
