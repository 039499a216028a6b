import type { Catalogue } from './en.ts';
import { accounts } from './fr/accounts.ts';
import { audit } from './fr/audit.ts';
import { byHand } from './fr/by-hand.ts';
import { companySettings } from './fr/company-settings.ts';
import { answers, handling, inThread } from './fr/conversations.ts';
import { counter } from './fr/counter.ts';
import { desk } from './fr/desk.ts';
import { estimates } from './fr/estimates.ts';
import { evidence } from './fr/evidence.ts';
import { founding } from './fr/founding.ts';
import { importing } from './fr/importing.ts';
import { invoicing } from './fr/invoices.ts';
import { joining } from './fr/joining.ts';
import { ledger } from './fr/ledger.ts';
import { mails } from './fr/mails.ts';
import { moneyBack } from './fr/money-back.ts';
import { mornings } from './fr/mornings.ts';
import { naming } from './fr/naming.ts';
import { notifications } from './fr/notifications.ts';
import { orders } from './fr/orders.ts';
import { page } from './fr/page.ts';
import { papers } from './fr/papers.ts';
import { parts } from './fr/parts.ts';
import { payouts } from './fr/payouts.ts';
import { pictures } from './fr/pictures.ts';
import { privacy } from './fr/privacy.ts';
import { publicPages } from './fr/public-pages.ts';
import { confirmation, help, launcher, preview, quickpay, setup, warnings } from './fr/quickpay.ts';
import { refunds } from './fr/refunds.ts';
import { refusals } from './fr/refusals.ts';
import { reminders } from './fr/reminders.ts';
import { savedReplies } from './fr/replies.ts';
import { roles } from './fr/roles.ts';
import { card, declineReasons, news, notices, paymentMethod, textFailures } from './fr/room.ts';
import { settings } from './fr/settings.ts';
import { sharing } from './fr/sharing.ts';
import { tasks } from './fr/tasks.ts';
import { texting } from './fr/texting.ts';
import { replies, texts, variables } from './fr/texts.ts';

export const fr: Catalogue = {
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
