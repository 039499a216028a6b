export { searchCustomers } from './customer-search.ts';
export { quietUntil } from './following.ts';
export { isLive } from './given-back.ts';
export type { PaymentsHouse } from './house.ts';
export { findInMessage } from './in-message.ts';
export { type InThread, whoseThread } from './in-thread.ts';
export {
  candidatesFor,
  choiceFor,
  FIND,
  heldBack,
  MOST_TYPED,
  meant,
  mentionedTo,
  type Owner,
  offersFor,
  ownerOf,
  typedIn,
} from './invoicing/finding.ts';
export { listOf } from './invoicing/listing.ts';
export type { Candidate } from './invoicing/screen.ts';
export { markOf } from './invoicing/values.ts';
export { phoneBefore } from './line-phone.ts';
export { needsSince, type Onlooker, onlookerOf, placeAt, type RequestList, type Stretch } from './lists.ts';
export type { MailFailure, MailSummary, MailWord } from './mail.ts';
export { askForMail, mailRequest, reportMail } from './mails.ts';
export { keptUrl, type MemberLink, previewUrl, readMemberLink, type SentPaper, sentPapers } from './member-links.ts';
export { readNote } from './member-note.ts';
export {
  asksForLess,
  composeLeft,
  composeMessage,
  estimateUrl,
  linkUrl,
  type MessageParts,
  previewOf,
  withLink,
} from './message.ts';
export type { ShownRequest } from './messages.ts';
export { type Occasion, occasionOf } from './occasion.ts';
export type { PageView } from './page-view.ts';
export { paidOrdersOf, writtenBackOf } from './paid-orders.ts';
export { creditOf, type PaperAbout, type Papers, receiptOf } from './papers.ts';
export {
  countedIn,
  creditsOf,
  leftToPay,
  leftToStart,
  type PartTerms,
  paidSoFar,
  shareOf,
  sumOf,
  underWay,
} from './parts.ts';
export { choiceOf, optedOut, type Payer, payerOf, readName, readPayer, unlessCard } from './payer.ts';
export type { Payment, PaymentMethod, Refund, RefundReason, RefundRefusal } from './payment.ts';
export type { Estimating, RefundAnswer, Refunding, RefundMade, Tasking } from './ports.ts';
export { asTypedIn, MESSAGE_LIMIT, previewFor } from './quickpay.ts';
export { customerNamed, NEW, typedChoice } from './quickpay-values.ts';
export { addressed, mailOffer, notReached, reach, type Untexted } from './reach.ts';
export { orderMayBecome, orderStateOf, type RefundOrder, type RefundOrderState } from './refund-order.ts';
export { isTakenBack, leftOf, orderRefund, orderReported, ordersUnderWay, whyNotRefunded } from './refunding.ts';
export { hindranceOf } from './reminders/schedule.ts';
export type { AskedInvoice, PaymentRequest } from './request.ts';
export {
  type CustomerChoice,
  type MailOffer,
  type MailPreview,
  type Preview,
  traceOf,
  type Warning,
} from './screen.ts';
export { type FoundPayments, maySee, type PaymentSearch } from './search.ts';
export { settle, withoutDebt } from './settle.ts';
export { isStatus, STATUSES, type Status, statusOf } from './statuses.ts';
export { endedBy, requestPayment, stateAt } from './steps.ts';
export { type Tallied, type Untallied, utcDayOf } from './tally.ts';
export { readMessage } from './wording.ts';
export { entryOf } from './write-back.ts';
export type { WriteBackFailure } from './written-back.ts';
