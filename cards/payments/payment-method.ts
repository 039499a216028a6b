import type { Catalogue } from '../../src/i18n/index.ts';
import type { PaymentMethod } from '../../src/payments/payment.ts';

const WALLETS = { 'apple-pay': 'Apple Pay', 'google-pay': 'Google Pay', link: 'Link' } as const;
const BRANDS: Record<string, string> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'eftpos',
  interac: 'Interac',
  jcb: 'JCB',
  link: 'Link',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** Other ways of paying, by the processor's names for them: proper names are the same in every language. */
const NAMES: Record<string, string> = {
  ...{ affirm: 'Affirm', afterpay_clearpay: 'Afterpay', alipay: 'Alipay', alma: 'Alma', amazon_pay: 'Amazon Pay' },
  ...{ bancontact: 'Bancontact', billie: 'Billie', bizum: 'Bizum', blik: 'BLIK', boleto: 'Boleto' },
  ...{ cashapp: 'Cash App Pay', eps: 'EPS', fpx: 'FPX', giropay: 'giropay', grabpay: 'GrabPay', ideal: 'iDEAL' },
  ...{ interac_present: 'Interac', kakao_pay: 'Kakao Pay', klarna: 'Klarna', konbini: 'Konbini', link: 'Link' },
  ...{ mb_way: 'MB WAY', mobilepay: 'MobilePay', multibanco: 'Multibanco', naver_pay: 'Naver Pay', oxxo: 'OXXO' },
  ...{ p24: 'Przelewy24', payco: 'PAYCO', paynow: 'PayNow', paypal: 'PayPal', paypay: 'PayPay', payto: 'PayTo' },
  ...{ pix: 'Pix', promptpay: 'PromptPay', revolut_pay: 'Revolut Pay', samsung_pay: 'Samsung Pay' },
  ...{ satispay: 'Satispay', scalapay: 'Scalapay', sequra: 'seQura', sofort: 'Sofort', sunbit: 'Sunbit' },
  ...{ swish: 'Swish', twint: 'TWINT', upi: 'UPI', wechat_pay: 'WeChat Pay', zip: 'Zip' },
};

/** Those that have a word in each language instead. */
const WORDS: Record<string, keyof Catalogue['paymentMethod']> = {
  ...{ card: 'card', card_present: 'card', kr_card: 'card' },
  ...{ acss_debit: 'bankDebit', sepa_debit: 'bankDebit', us_bank_account: 'bankDebit' },
  ...{ ach_debit: 'bankDebit', au_becs_debit: 'bankDebit', bacs_debit: 'bankDebit', nz_bank_account: 'bankDebit' },
  ...{ ach_credit_transfer: 'transfer', customer_balance: 'transfer', sepa_credit_transfer: 'transfer' },
  ...{ pay_by_bank: 'transfer' },
};

/** Says how somebody paid: `Apple Pay, Visa •••• 4242`. What the processor calls it never stands where people read. */
export function sayMethod(method: PaymentMethod, { paymentMethod: own }: Catalogue): string {
  if (method.kind === 'other') return named(NAMES, method.name) ?? own[named(WORDS, method.name) ?? 'other'];
  if (method.kind === 'bank-debit') return ending(own.bankDebit, method.last4);
  const card = ending(brandOf(method.brand) ?? own.card, method.last4);
  return method.wallet ? `${WALLETS[method.wallet]}, ${card}` : card;
}

/** What a card is called by who issued it. */
export const sayBrand = (brand: string, { paymentMethod: own }: Catalogue): string => brandOf(brand) ?? own.card;

const brandOf = (brand: string): string | undefined => named(BRANDS, brand.toLowerCase());

const named = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const ending = (name: string, last4: string): string => (last4 ? `${name}\u00a0••••\u00a0${last4}` : name);
