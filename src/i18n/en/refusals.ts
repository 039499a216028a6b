import type { Tongue } from '../../kernel/language.ts';
import type { RefusalCode } from '../../kernel/refusal.ts';
import { ending } from '../sentence.ts';

/** What happened, and what to do next. */
export const refusals = {
  'amount-missing': 'Enter the amount to pay, for example 125.50.',
  'amount-unreadable': 'That does not look like an amount. Write it in digits, for example 125.50.',
  'amount-not-positive': 'The amount must be more than zero.',
  'amount-unsafe': 'This amount is too large. Check the digits.',
  'amount-too-precise': (decimals: number) => `An amount has at most ${decimals} decimals, for example 125.50.`,
  /** `role`: whose limit it is; absent where it is everybody's. */
  'amount-over-limit': (limit: string, role?: string) =>
    role
      ? `Your role (${role}) asks for at most ${limit} at a time. Check the amount, or have somebody with another role ask for it.`
      : `Your company asks for at most ${limit} at a time. Check the amount, or talk to the person who manages Quittance.`,
  'amount-of-other-currency': (currency: string) =>
    `Your company is paid in ${currency}. Write the amount in that currency, for example 125.50.`,
  'time-unusable': 'Choose a time that is still to come, within 90 days, or leave the day empty to send it now.',
  'answer-gone': 'There is no conversation with this number any more. Ask the customer for a payment, or call them.',
  'answer-sent': 'Too late: the text has already gone out. Text the customer again to put it right.',
  'answer-asks-for-money':
    'An amount, a reference or a payment link goes out with a payment request only. Take it out here, and use /quickpay for that.',
  'key-unknown': 'Stripe does not know this key. Copy it again from Developers > API keys, all of it.',
  'key-not-secret':
    'This is not a secret or restricted key. It begins with rk_live_ or sk_live_, and stands in Stripe under Developers > API keys.',
  'key-of-test-mode':
    'This key is of Stripe’s test mode, and customers pay real money here. Switch test mode off in Stripe, and copy the live key.',
  'key-of-live-mode':
    'This key moves real money, and this server is in test mode. Switch test mode on in Stripe, and copy the test key.',
  'key-permissions': (missing: string) =>
    `This key may not do all that is needed. In Stripe, edit it under Developers > API keys and allow: ${missing}. Then save here again.`,
  'signing-secret-unreadable':
    'This is not a signing secret. It begins with whsec_, and stands in Stripe under Developers > Webhooks > your endpoint.',
  'account-inactive':
    'Stripe does not let this account take payments yet. Finish its activation at dashboard.stripe.com, then save here again.',
  'account-taken': 'Another company here already uses this Stripe account. Enter the account of your own company.',
  'account-sid-unreadable':
    'This is not an Account SID: AC and 32 more characters. Copy it from console.twilio.com > Account Info.',
  'token-refused':
    'Twilio refuses this Account SID with this Auth token. Copy both again from console.twilio.com > Account Info.',
  'account-suspended':
    'Twilio has suspended or closed this account. The banner at the top of console.twilio.com says why.',
  'sender-not-yours':
    'This number is not in this Twilio account. Choose one under console.twilio.com > Phone Numbers > Active numbers.',
  'sender-without-texts':
    'This number can’t send texts. Choose one with SMS, or buy one under Phone Numbers > Buy a number.',
  'sender-taken': 'Another company here already texts from this number. Enter a number of your own company.',
  'vendor-away': (vendor: string) =>
    `${vendor} does not answer right now, so nothing was saved. Try again in a minute.`,
  'phone-missing': 'Enter a phone number, for example 514-555-0188.',
  'phone-unreadable': 'This phone number can’t be read. Write it with its area code, for example 514-555-0188.',
  'phone-landline': 'This is a landline, which can’t get text messages. Ask the customer for a cell number.',
  'phone-foreign': (home: 'CA' | 'US' | 'FR') =>
    `This number is in a country we can’t text. Ask the customer for a ${home === 'FR' ? 'French' : 'Canadian or American'} cell number.`,
  'phone-not-textable': 'This number can’t get text messages. Ask the customer for a cell number.',
  'phone-has-extension':
    'A number with an extension can’t be used here. Enter a direct number, for example 514-555-0188.',
  'customer-missing': 'Choose a customer, or type a new phone number or e-mail address.',
  'customer-unknown': 'This customer can’t be found any more. Search again, or type their phone number.',
  'contact-taken': 'This is another customer’s already. Check it, or correct that customer first.',
  'contact-missing': 'Enter a phone number, an e-mail address, or both: nobody could be reached otherwise.',
  'customer-changed': 'Somebody else has just changed this customer. Close this form and open it again to see it.',
  'customer-opted-out': (who: string) =>
    `${who} asked to get no more texts. Only they can change that, by texting START to your number. Call them instead.`,
  'invoice-customer-missing': 'Choose a customer: type a name, a phone number, or a reference.',
  'invoice-customer-unknown': 'Nobody was found. Type another name, a phone number, or a reference such as RO4821.',
  'customer-unreachable':
    'There is no phone number and no e-mail address for this customer: the invoices can be looked at, and not sent. Add one in your system, or use /quickpay.',
  'invoice-missing': 'Choose at least one invoice to send.',
  'invoice-of-another-customer':
    'One of these invoices is not this customer’s, so nothing was sent. Choose from the list again.',
  'invoices-too-many': 'One text asks for at most 10 invoices. Take some out, and send them in another.',
  'invoice-voided': (reference: string) => `${reference} is voided: nobody can be asked to pay it. Nothing was sent.`,
  'invoice-not-for-customer': (reference: string) =>
    `${reference} is paid by the warranty or by your own company: the customer owes nothing on it.`,
  'invoice-nothing-owed': (reference: string) => `Nothing is left to pay on ${reference}.`,
  'invoice-taken': (reference: string) =>
    `There is an invoice ${reference} already: send it with /invoice ${reference}, or use another number.`,
  'lines-missing': 'Fill in at least one line: what it is for, and its price.',
  'line-without-words': 'Say what this line is for, for example front brakes.',
  'quantity-unreadable': 'Write a number with at most three decimals, for example 2 or 1.5.',
  'taxes-missing': 'Choose the taxes that your company charges.',
  'order-missing': 'Choose the open order to estimate.',
  'order-closed': (reference: string) =>
    `${reference} is closed, so it is an invoice and no estimate any more. Send it with /invoice.`,
  'order-costs-nothing': (reference: string) => `${reference} costs the customer nothing: there is nothing to approve.`,
  'deposit-too-much': (total: string) => `A deposit can’t be more than the estimate comes to: ${total}.`,
  'estimate-over': 'This estimate is not waiting for an answer any more. Its card shows where it stands.',
  'estimate-gone': 'This estimate can’t be found any more.',
  'signature-missing': 'Type your name: it is your signature.',
  'signature-invalid': 'Type your name in letters, at most 80 of them.',
  'choice-missing': 'Choose what you approve, or that you decline.',
  'choice-unknown': 'Your choice could not be read. Choose again below, then send your answer.',
  'name-invalid': 'Check the name: it is too long, or has characters that can’t be used.',
  'email-missing': 'Enter an e-mail address, for example julie@example.com.',
  'email-unreadable': 'That does not look like an e-mail address. Check it, for example julie@example.com.',
  'email-unsupported':
    'We can’t send to this kind of address: before the @, only plain letters, digits and dots work. Enter another one.',
  'email-too-long': 'This address is longer than can be used here. Ask the customer for another one.',
  'email-too-often': 'A few e-mails have already gone out. Check your junk folder, or download the documents here.',
  'reference-missing': 'Enter a reference number: the repair order or the invoice, for example RO4821.',
  'reference-too-long': 'A reference has at most 64 characters. Shorten it.',
  'reference-invalid': 'This reference has characters that can’t be used. Type it again instead of pasting it.',
  'message-too-long': (length: number, limit: number) =>
    `This message is too long: ${length} characters, at most ${limit}. Shorten it.`,
  'message-invalid': 'This message has characters that can’t be sent. Type it again instead of pasting it.',
  'message-variable-unknown': (variable: string, nearest: string, known: string) =>
    `Nothing can be filled in for {${variable}}. Did you mean {${nearest}}? Between braces you can write: ${known}.`,
  'brace-astray':
    'There is a brace that belongs to nothing. Braces stand around one name that is filled in, such as {customer.firstName}. Take the others out.',
  'reply-gone': 'This saved reply is not there any more. Choose another one, or write your own message.',
  'reply-language-missing': (tongue: Tongue) =>
    `This saved reply has no text in ${tongue === 'fr' ? 'French' : 'English'}, which is what this customer would get. Choose another one or another language, or write your own message.`,
  'reply-empty': 'Write the text in at least one language.',
  'reply-name-taken': 'Another saved reply has this name. Choose a different one, so that they can be told apart.',
  'replies-full':
    'There are as many saved replies as one list can show. Delete one that you don’t need any more, then try again.',
  'has-card-number':
    'What you typed seems to contain a card number. Take it out: customers enter their card on the payment page only.',
  'field-missing': 'Fill in this field.',
  'field-too-long': 'This is too long. Shorten it.',
  'text-too-long': (length: number, limit: number) =>
    `This text is too long: ${length} characters, at most ${limit}. Shorten it.`,
  'text-unprintable': 'This text has characters that can’t be printed. Type it again instead of pasting it.',
  'address-too-long': 'An address has at most 6 lines of 80 characters. Shorten it.',
  'currency-in-use':
    'The currency can’t be changed now: payments are being asked for in the current one. Wait until they are paid, or cancel them.',
  'room-needed': 'Choose at least one channel: otherwise nobody would hear of a payment.',
  'tax-number-unreadable': (line: string) =>
    `“${line}” can’t be read as a tax number. Write its name, a colon and the number, for example GST: 123456789 RT0001.`,
  'route-unreadable': (line: string) =>
    `“${line}” can’t be read. Write a name, a colon and a channel, for example Sophie Roy: service.`,
  'route-twice': (name: string) =>
    `${name} stands on two lines. Write both channels on one, with a comma between them.`,
  'route-room-unknown': (room: string, rooms: string) =>
    rooms === ''
      ? `Quittance is in no open channel called ${room}. Add it there first.`
      : `Quittance is in no open channel called ${room}. These can be named: ${rooms}.`,
  'routes-too-many': (limit: number) => `There is room for ${limit} lines. Remove some.`,
  'tax-numbers-too-many': (limit: number) => `There is room for ${limit} tax numbers. Remove one.`,
  'file-too-large': (megabytes: number) => `This file is larger than ${megabytes} MB. Choose a smaller one.`,
  'file-missing': 'Choose a file first.',
  'import-under-way': 'Another file is being taken over right now. Try again in a few minutes.',
  'sheet-reference':
    'No column has the invoices’ numbers: call one of them “Invoice number”, and bring the file again.',
  'sheet-amount': 'No column has amounts: call one of them “Balance” or “Total”, and bring the file again.',
  'sheet-customer':
    'No column says whose the invoices are: call one of them “Customer”, “Phone” or “E-mail”, and bring the file again.',
  'sheet-empty': 'There is no line in this file under the names of the columns.',
  'sheet-not-csv': 'This is no CSV file. In a spreadsheet, save it as “CSV UTF-8”, and choose that file.',
  'file-unreachable': 'The file could not be fetched. Choose it again, and try once more.',
  'picture-of-other-kind':
    'This is not a PNG, JPEG or WebP picture, whatever its name says. Save your logo as PNG, then choose it again.',
  'picture-moves': 'This picture is animated. Choose a still one.',
  'picture-too-detailed': 'This picture has too many pixels. Make it smaller: 600 pixels across is enough.',
  'picture-damaged': 'This picture is damaged and can’t be opened. Save it again, then choose it once more.',
  'draft-gone':
    'This request is not waiting any more: it was sent, dropped, or is too old. Type /quickpay to start over.',
  'dispute-gone': 'This dispute can’t be found any more.',
  'payout-gone': 'This payout can’t be found any more.',
  'request-gone': 'This payment request can’t be found any more.',
  'not-cancellable': 'This request can’t be cancelled any more. Its card shows where it stands.',
  'not-sendable': 'This request can’t be sent again. Its card shows where it stands.',
  'not-shareable': 'Nothing of this request can be asked of somebody else as it stands. Its card shows where it is.',
  'share-same-payer': 'That is who pays the rest. Choose somebody else.',
  'not-remindable': 'No reminder can go out for this request as it stands. Its card shows where it is.',
  'reminded-today': 'The customer was reminded less than a day ago. Call them, or try again tomorrow.',
  'reminder-too-late':
    'The payment link closes too soon after a reminder could go out. Send the request again from its card instead: the customer gets a new link.',
  'promise-unreadable': 'Choose the day by which the customer promised to pay.',
  'promise-too-far':
    'The payment link will be closed by then. Choose an earlier day, or send the request again that day.',
  'promise-past': 'This day is over. Choose today or a later day.',
  'reminder-days-unreadable':
    'Type up to 3 numbers of days between 1 and 90, for example 3, 7, 14. Leave it empty for no reminders.',
  'not-payable': 'This request can’t be paid right now. Its card shows where it stands.',
  'nothing-to-refund': 'Nothing is left to refund: all of this payment went back, or is on its way.',
  'refund-disputed':
    'The customer’s bank is taking this payment back. A refund would pay it twice: answer the dispute in Stripe instead.',
  'task-gone': 'This task is not there any more. Look at its card again.',
  'refund-gone': 'This refund is not what it was when you opened it. Look at its card again.',
  'own-refund': 'You asked for this refund yourself, so somebody else has to approve or decline it.',
  'refund-decided': 'This refund is decided already. Its card says by whom.',
  'refund-too-much': (left: string) => `That is more than is left of this payment. At most ${left} can go back.`,
  'part-too-small': (least: string) => `That is less than the smallest amount. Enter ${least} or more.`,
  'part-too-much': (left: string) => `That is more than what is left to pay. Enter at most ${left}.`,
  'part-leaves-too-little': (left: string, least: string) =>
    `What is left after that would be too little to pay by itself. Leave at least ${least}, or pay all of it: ${left}.`,
  'parts-off': 'All of it is to be paid at once. Please use the Pay button.',
  'no-mail':
    'E-mail is not set up on this server. Ask whoever manages Quittance, or press “Copy link” and send it from your own e-mail.',
  'mail-not-set-up':
    'E-mail is not set up on this server. Ask the customer for a cell number, or ask whoever manages Quittance to set e-mail up.',
  'mails-too-often': 'Enough e-mails have gone to this address today. Call, or press “Copy link”.',
  'just-sent': 'This text was sent a moment ago. Give it a minute before you send it again.',
  'text-waiting': 'The text has not left yet. It will, as soon as it can: there is no need to send it again.',
  'asked-again': (by: string, when: string) =>
    `${by} already made a new request for this (${when}). Use the card of that request.`,
  'code-unknown':
    'This code is not known here, was used already, or is older than 15 minutes. Ask for a new one, then paste it here.',
  'not-set-up': 'Quittance is not set up here yet. Type /quickpay to do it; it takes a minute.',
  'already-set-up': 'Quittance is already set up here. Type /quickpay to ask for a payment.',
  'room-missing': 'No channel is told about payments yet. Add Quittance to a channel, then try again.',
  'not-here': 'This can’t be done here. Try again in a channel that Quittance was added to.',
  'try-again': 'This did not go through. Try again in a moment.',
  'members-only':
    'Only people who work in this organization can use Quittance; guests can’t. Ask one of them to do it for you.',
  'not-yours-to-correct': (by: string) =>
    by === ''
      ? 'Only an administrator can correct this.'
      : `Only ${by}, who set it up, or an administrator can correct this.`,
  /** `who`: names, ready to read; empty where nobody is known. */
  'role-needed': (role: string, asked: string, who: string) =>
    who === ''
      ? `Your role in Quittance (${role}) does not cover this: it takes the role of ${asked}. Ask whoever manages Quittance.`
      : `Your role in Quittance (${role}) does not cover this: it takes the role of ${asked}. Who can do it: ${ending(who)}`,
  'refund-over-role': (limit: string, role: string, who: string) =>
    `Your role (${role}) gives back at most ${limit} at a time. ${whoElse(who)}`,
  'refund-over-day': (left: string, role: string, who: string) =>
    `Your role (${role}) gives back only so much within 24 hours: ${left} is left of it. ${whoElse(who)}`,
  'last-administrator': 'Somebody has to stay an administrator. Make somebody else one first, then change this.',
  'not-met':
    'Quittance doesn’t know you yet, and can’t check from here who you are. Type /quickpay once in a channel that Quittance was added to, or in its own chat. After that, it works here too.',
  'date-unreadable': 'Choose a day, as in 2026-11-23.',
  'range-reversed': 'This is before where the range begins. Turn the two around.',
  'form-outdated': 'This form is from an earlier version of Quittance. Close it, then open it again.',
} satisfies Record<RefusalCode, unknown>;

const whoElse = (names: string): string =>
  names === '' ? 'Ask whoever manages Quittance.' : `Who can give back more: ${ending(names)}`;
