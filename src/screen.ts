import type { AuditScreen } from './audit/screen.ts';
import type { Command } from './command.ts';
import type { CompanyScreen } from './company/screen.ts';
import type { ConversationScreen } from './conversations/screen.ts';
import type { DeskScreen } from './desk/screen.ts';
import type { DocumentScreen } from './documents/screen.ts';
import type { EstimateScreen } from './estimates/screen.ts';
import type { EvidenceScreen } from './evidence/screen.ts';
import type { ImportScreen } from './invoices/screen.ts';
import type { Showable } from './kernel/screen.ts';
import type { LedgerScreen } from './ledger/screen.ts';
import type { NotificationsScreen } from './notifications/screen.ts';
import type { HandForm } from './payments/by-hand/screen.ts';
import type { InvoiceForm } from './payments/invoicing/screen.ts';
import type { CustomerChoice, PaymentScreen } from './payments/screen.ts';
import type { SharingScreen } from './payments/sharing/screen.ts';
import type { PayoutScreen } from './payouts/screen.ts';
import type { PrivacyScreen } from './privacy/screen.ts';
import type { RefundScreen } from './refunds/screen.ts';
import type { ReplyScreen } from './replies/screen.ts';
import type { TaskScreen } from './tasks/screen.ts';
import type { TextingScreen } from './texting/screen.ts';

export type * from './audit/screen.ts';
export type * from './company/screen.ts';
export type * from './conversations/screen.ts';
export * from './desk/screen.ts';
export type * from './documents/screen.ts';
export * from './estimates/screen.ts';
export type * from './evidence/screen.ts';
export type * from './invoices/screen.ts';
export type * from './ledger/screen.ts';
export type * from './notifications/screen.ts';
export type * from './payments/by-hand/screen.ts';
export type * from './payments/invoicing/screen.ts';
export * from './payments/screen.ts';
export type * from './payments/sharing/screen.ts';
export type * from './payouts/screen.ts';
export type * from './privacy/screen.ts';
export type * from './refunds/screen.ts';
export type * from './replies/screen.ts';
export type * from './tasks/screen.ts';
export type * from './texting/screen.ts';

/** What a member is shown in answer to what they did. `cards/` says how it reads. */
export type Screen = Showable &
  (
    | PaymentScreen
    | RefundScreen
    | TaskScreen
    | InvoiceForm
    | HandForm
    | SharingScreen
    | LedgerScreen
    | PayoutScreen
    | AuditScreen
    | PrivacyScreen
    | EvidenceScreen
    | ImportScreen
    | EstimateScreen
    | ReplyScreen
    | TextingScreen
    | NotificationsScreen
    | DocumentScreen
    | CompanyScreen
    | ConversationScreen
    | HomeScreen
    | { kind: 'help'; commands: readonly Command[] }
  );

/** `commands`: what its reader may do; the front adds them to whatever stands where the app itself is opened. */
export type HomeScreen = DeskScreen & { commands?: readonly Command[] };

/** What is filled in. */
export type FormScreen = Extract<Screen, { values: object }>;
/** What is shown as a card: everything but the forms. */
export type CardScreen = Exclude<Screen, FormScreen>;

/** What is offered as one types. `id`: what the field then holds; `label`: as its feature words it. */
export type Choice = CustomerChoice | { id: string; label: string };
