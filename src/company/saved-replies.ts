/** The messages every company starts with; their words stand in the catalogue under `replies`. */
export const REPLY_IDS = ['payment-request', 'invoice-ready', 'reminder', 'how-to-pay'] as const;
export type ReplyId = (typeof REPLY_IDS)[number];

/** What may stand between braces in a saved reply. */
export const REPLY_VARIABLES = [
  'customer.firstName',
  'amount',
  'reference',
  'link',
  'company.name',
  'member.firstName',
] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];
