import type { Currency, Money } from './currency.ts';
import type { Tongue } from './language.ts';

/**
 * An expected "no". It is a value, never thrown; its words stand in the catalogue under `refusals`,
 * and what a sentence needs travels with it.
 */
export type Refusal =
  | { code: 'amount-missing' | 'amount-unreadable' | 'amount-not-positive' | 'amount-unsafe' }
  | { code: 'amount-too-precise'; decimals: number }
  | { code: 'amount-over-limit'; limit: Money; role?: Held }
  | { code: 'amount-of-other-currency'; currency: Currency }
  | { code: 'phone-missing' | 'phone-unreadable' | 'phone-landline' }
  /** `home`: where the company is that may not text it. */
  | { code: 'phone-foreign'; home: 'CA' | 'US' | 'FR' }
  | { code: 'phone-not-textable' | 'phone-has-extension' }
  | { code: 'customer-missing' | 'customer-unknown' }
  | { code: 'customer-opted-out'; phone: string; name?: string }
  | { code: 'contact-taken' | 'contact-missing' | 'customer-changed' }
  | { code: 'invoice-customer-missing' | 'invoice-customer-unknown' | 'customer-unreachable' }
  | { code: 'invoice-missing' | 'invoice-of-another-customer' | 'invoices-too-many' }
  | { code: 'invoice-voided' | 'invoice-not-for-customer' | 'invoice-nothing-owed'; reference: string }
  | { code: 'invoice-taken'; reference: string }
  | { code: 'lines-missing' | 'line-without-words' | 'quantity-unreadable' | 'taxes-missing' }
  | { code: 'order-missing' | 'estimate-over' | 'estimate-gone' }
  | { code: 'order-closed' | 'order-costs-nothing'; reference: string }
  | { code: 'deposit-too-much'; total: Money }
  | { code: 'signature-missing' | 'signature-invalid' | 'choice-missing' | 'choice-unknown' }
  | { code: 'name-invalid' }
  | { code: 'date-unreadable' | 'range-reversed' }
  | { code: 'email-missing' | 'email-unreadable' | 'email-unsupported' | 'email-too-often' | 'email-too-long' }
  | { code: 'reference-missing' | 'reference-too-long' | 'reference-invalid' }
  | { code: 'message-too-long'; length: number; limit: number }
  | { code: 'message-invalid' }
  | { code: 'time-unusable' }
  | { code: 'answer-gone' | 'answer-sent' | 'answer-asks-for-money' }
  /** `noMoney`: it goes with no request, so that nothing can stand for an amount, a reference or a link. */
  | { code: 'message-variable-unknown'; variable: string; noMoney?: true }
  | { code: 'has-card-number' }
  | { code: 'reply-gone' | 'reply-empty' | 'reply-name-taken' | 'replies-full' | 'brace-astray' }
  | { code: 'reply-language-missing'; tongue: Tongue }
  | { code: 'field-missing' | 'field-too-long' }
  | { code: 'code-unknown' }
  | { code: 'key-unknown' | 'key-not-secret' | 'key-of-test-mode' | 'key-of-live-mode' | 'signing-secret-unreadable' }
  | { code: 'key-permissions'; missing: string[] }
  | { code: 'account-inactive' | 'account-taken' | 'account-sid-unreadable' | 'token-refused' | 'account-suspended' }
  | { code: 'sender-not-yours' | 'sender-without-texts' | 'sender-taken' }
  | { code: 'vendor-away'; vendor: 'stripe' | 'twilio' }
  | { code: 'not-remindable' | 'reminded-today' | 'reminder-too-late' | 'reminder-days-unreadable' }
  | { code: 'promise-unreadable' | 'promise-too-far' | 'promise-past' }
  | {
      code:
        | 'draft-gone'
        | 'request-gone'
        | 'payout-gone'
        | 'dispute-gone'
        | 'not-cancellable'
        | 'not-sendable'
        | 'not-shareable'
        | 'share-same-payer'
        | 'just-sent'
        | 'text-waiting';
    }
  | { code: 'text-too-long'; length: number; limit: number }
  | { code: 'text-unprintable' | 'address-too-long' | 'currency-in-use' | 'room-needed' }
  | { code: 'tax-number-unreadable'; line: string }
  | { code: 'tax-numbers-too-many' | 'routes-too-many'; limit: number }
  | { code: 'route-unreadable'; line: string }
  | { code: 'route-twice'; name: string }
  | { code: 'route-room-unknown'; room: string; rooms: string[] }
  | { code: 'file-too-large'; megabytes: number }
  | { code: 'file-unreachable' | 'file-missing' | 'import-under-way' }
  | { code: `sheet-${'reference' | 'amount' | 'customer' | 'empty' | 'not-csv'}` }
  | { code: 'picture-of-other-kind' | 'picture-moves' | 'picture-too-detailed' | 'picture-damaged' }
  | { code: 'nothing-to-refund' | 'refund-disputed' | 'refund-gone' | 'task-gone' | 'own-refund' | 'refund-decided' }
  | { code: 'refund-too-much'; left: Money }
  | { code: 'part-too-small'; least: Money }
  | { code: 'part-too-much'; left: Money }
  | { code: 'part-leaves-too-little'; least: Money; left: Money }
  | { code: 'parts-off' }
  | { code: 'not-payable' | 'no-mail' | 'mail-not-set-up' | 'mails-too-often' }
  | { code: 'asked-again'; by: string; at: Date }
  | { code: 'not-set-up' | 'already-set-up' | 'room-missing' | 'not-here' | 'try-again' }
  | { code: 'not-yours-to-correct'; by: string }
  | { code: 'role-needed'; role: Held; asked: Held; who: string[] }
  | { code: 'refund-over-role' | 'refund-over-day'; limit: Money; role: Held; who: string[] }
  | { code: 'last-administrator' }
  | { code: 'members-only' | 'not-met' | 'form-outdated' };

/** What somebody is in their company (`src/company/roles.ts`). */
type Held = 'viewer' | 'agent' | 'member' | 'biller' | 'administrator';

export type RefusalCode = Refusal['code'];

/** Either what was asked for, or why not. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const granted = <T>(value: T): Answer<T> => ({ ok: true, value });
export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });

/** A vendor did not do what it was asked. `retryAfterMs`: how long it wants to be left alone. */
export class Outage extends Error {
  readonly vendor: string;
  readonly operation: string;
  readonly retryAfterMs: number | undefined;
  /** `unclear`: the vendor may have done it; `no`: it did not; `never`: it did not and never will. */
  readonly outcome: 'no' | 'unclear' | 'never';
  /** The vendor's own code (`21610`, `channel_not_found`), when it gave one. */
  readonly code: string | undefined;
  constructor(
    vendor: string,
    operation: string,
    more: { cause?: unknown; retryAfterMs?: number; outcome?: 'no' | 'unclear' | 'never'; code?: string } = {},
  ) {
    super(`${vendor} ${operation} failed${more.code ? `: ${more.code}` : ''}`, { cause: more.cause });
    this.name = 'Outage';
    this.vendor = vendor;
    this.operation = operation;
    this.retryAfterMs = more.retryAfterMs;
    this.outcome = more.outcome ?? 'unclear';
    this.code = more.code;
  }
}

/** The app was removed from a room, or the room is no more: no message can ever arrive there. */
export class RoomGone extends Error {
  constructor(room: string, cause?: unknown) {
    super(`nothing can be said in ${room} any more`, { cause });
    this.name = 'RoomGone';
  }
}

/** A stored document is not what this version of the app can read: another version wrote it, or it was damaged. */
export class Unreadable extends Error {
  constructor(collection: string, id: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${id} in ${collection} cannot be read by this version of the app: ${why}`, { cause });
    this.name = 'Unreadable';
  }
}

/** Why the app cannot start: one sentence for the operator that names the setting and says what to do. */
export class CannotStart extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'CannotStart';
  }
}
