/** Opening a Checkout session: every parameter that is emulated, and Stripe's refusals. */
import { invalid } from './failure.ts';
import { group, integer, list, onlyKnown, required } from './form.ts';
import type { Ledger } from './ledger.ts';
import { type CheckoutSession, type LineItem, type Metadata, openSession } from './objects.ts';

const KNOWN =
  'mode success_url cancel_url client_reference_id locale expires_at customer_email submit_type ui_mode expand[#] ' +
  'adaptive_pricing[enabled] ' +
  'payment_method_types[#] metadata[*] payment_intent_data[description] payment_intent_data[receipt_email] ' +
  'payment_intent_data[metadata][*] line_items[#][quantity] line_items[#][price_data][currency] ' +
  'line_items[#][price_data][unit_amount] line_items[#][price_data][product_data][name] ' +
  'line_items[#][price_data][product_data][description]';

/** The languages Checkout speaks; `en-CA` and `fr-FR` are not among them. */
const LOCALES =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru ' +
  'sk sl sv th tr vi zh zh-HK zh-TW';

const MEANS = ['card', 'link', 'acss_debit', 'affirm', 'amazon_pay', 'klarna'];

/** Half an hour and a day, in seconds. */
const SHORTEST = 30 * 60;
const LONGEST = 24 * 60 * 60;

export function createSession(ledger: Ledger, form: URLSearchParams, site: string): CheckoutSession {
  onlyKnown(form, KNOWN);
  if (required(form, 'mode') !== 'payment') throw invalid('The stand-in emulates mode `payment` alone.', 'mode');
  const { lines, currency } = readLines(form);
  const total = lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  checkTotal(total, currency);
  const id = ledger.id('cs_test', 58);
  const at = (name: string, text: string | null) => text && address(name, text).replaceAll('{CHECKOUT_SESSION_ID}', id);
  const session = openSession({
    id,
    // On, as a new account's dashboard has it, unless the session says otherwise.
    adaptive_pricing: { enabled: form.get('adaptive_pricing[enabled]') !== 'false' },
    amount_subtotal: total,
    amount_total: total,
    cancel_url: at('cancel_url', form.get('cancel_url')),
    client_reference_id: form.get('client_reference_id'),
    created: ledger.seconds(),
    currency,
    customer_email: form.get('customer_email'),
    expires_at: readExpiry(form, ledger.seconds()),
    locale: readLocale(form),
    metadata: readMetadata(form, 'metadata'),
    payment_method_types: readMeans(form),
    submit_type: form.get('submit_type'),
    success_url: at('success_url', required(form, 'success_url')) ?? '',
    url: `${site}/c/pay/${id}`,
  });
  ledger.orders.set(id, {
    session,
    lines,
    intent: {
      description: form.get('payment_intent_data[description]'),
      metadata: readMetadata(form, 'payment_intent_data[metadata]'),
      receipt_email: form.get('payment_intent_data[receipt_email]'),
    },
  });
  return session;
}

function readLines(form: URLSearchParams): { lines: LineItem[]; currency: string } {
  const places = new Set(
    [...form.keys()].map((key) => /^line_items\[(\d+)\]/.exec(key)?.[1]).filter((place) => !!place),
  );
  if (places.size === 0) throw invalid('Missing required param: line_items.', 'line_items', 'parameter_missing');
  const currencies = new Set<string>();
  const lines = [...places].map((place): LineItem => {
    const priced = `line_items[${place}][price_data]`;
    currencies.add(required(form, `${priced}[currency]`).toLowerCase());
    required(form, `${priced}[unit_amount]`);
    const quantity = integer(form, `line_items[${place}][quantity]`) ?? 0;
    if (quantity < 1) throw invalid('Quantity must be at least 1.', `line_items[${place}][quantity]`);
    const unitAmount = integer(form, `${priced}[unit_amount]`) ?? 0;
    if (unitAmount < 0)
      throw invalid('Invalid non-negative integer', `${priced}[unit_amount]`, 'parameter_invalid_integer');
    return { description: required(form, `${priced}[product_data][name]`), quantity, unitAmount };
  });
  const [currency = ''] = currencies;
  if (currencies.size > 1) throw invalid('All line items must have the same currency.', 'line_items');
  if (!/^(cad|usd|eur|gbp)$/.test(currency)) throw invalid(`Invalid currency: ${currency}`, 'currency');
  return { lines, currency };
}

function checkTotal(total: number, currency: string): void {
  if (total < 50) {
    throw invalid(`The session's total must be at least 0.50 ${currency}.`, 'line_items', 'amount_too_small');
  }
  if (total > 99_999_999) {
    throw invalid(`The session's total must be at most 999,999.99 ${currency}.`, 'line_items', 'amount_too_large');
  }
}

function readExpiry(form: URLSearchParams, now: number): number {
  const asked = integer(form, 'expires_at') ?? now + LONGEST;
  const limit = asked - now < SHORTEST ? 'at least 30 minutes' : asked - now > LONGEST ? 'less than 24 hours' : '';
  if (limit)
    throw invalid(`The \`expires_at\` timestamp must be ${limit} from Checkout Session creation.`, 'expires_at');
  return asked;
}

function readLocale(form: URLSearchParams): string | null {
  const locale = form.get('locale');
  if (locale && !LOCALES.split(' ').includes(locale)) {
    throw invalid(`Invalid locale: must be one of ${LOCALES}`, 'locale');
  }
  return locale;
}

function readMeans(form: URLSearchParams): string[] {
  const asked = list(form, 'payment_method_types');
  const stranger = asked.find((means) => !MEANS.includes(means));
  if (stranger) throw invalid(`The stand-in emulates ${MEANS.join(', ')}, not ${stranger}.`, 'payment_method_types');
  return asked.length > 0 ? asked : MEANS;
}

function readMetadata(form: URLSearchParams, name: string): Metadata {
  const metadata = group(form, name);
  const entries = Object.entries(metadata);
  if (entries.length > 50) throw invalid('You can set at most 50 metadata keys.', name);
  for (const [key, value] of entries) {
    if (key.length > 40) throw invalid(`Metadata keys have at most 40 characters: ${key}`, name);
    if (value.length > 500) throw invalid(`Metadata values have at most 500 characters: ${key}`, `${name}[${key}]`);
  }
  return metadata;
}

function address(name: string, text: string): string {
  if (!URL.canParse(text.replaceAll('{CHECKOUT_SESSION_ID}', 'id')))
    throw invalid('Not a valid URL', name, 'url_invalid');
  return text;
}
