import { type Language, localeOf, type Tongue, tongueOf } from '../kernel/language.ts';
import { type Currency, formatMoney, type Money } from '../kernel/money.ts';
import { formatPhone, isErased } from '../kernel/phone.ts';

/** Amounts and moments as written where the company is, with the no-break spaces that belong there. */
export interface Formats {
  /** `125,50 $`, `$125.50`. */
  money(amount: Money): string;
  /** As one says it in a sentence: `dollars canadiens`, `Canadian dollars`. */
  currency(currency: Currency): string;
  /** `23 nov., 14 h 05`: for cards, which are about the last days. `1 h 30 HNE` in the hour that clocks repeat. */
  shortly(at: Date): string;
  /** `23 novembre 2026 à 14 h 05`. */
  fully(at: Date): string;
  /** `23 novembre 2026`. */
  day(at: Date): string;
  /** `il y a 3 jours`, `in 2 hours`: in whole minutes, hours or days; `à l’instant` within a minute. */
  ago(at: Date, now: Date): string;
  /** An E.164 number as its reader writes it. */
  phone(e164: string): string;
  /** Thousandths as a number: 1500 is `1,5`. */
  thousandths(quantity: number): string;
  /** Thousandths of a percent: 9975 is `9,975 %`. */
  percent(rate: number): string;
}

const made = new Map<string, Formats>();

/** `tongue`: who reads it. The company's own country decides between the spellings of one language. */
export function formatsFor(tongue: Tongue, { language, timeZone }: { language: Language; timeZone: string }): Formats {
  const locale = localeOf(tongue, language);
  const key = `${locale} ${timeZone}`;
  const formats = made.get(key) ?? make(locale, timeZone);
  made.set(key, formats);
  return formats;
}

function make(locale: Language, timeZone: string): Formats {
  const short = new Intl.DateTimeFormat(locale, {
    ...{ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
    timeZone,
  });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const spans = new Intl.RelativeTimeFormat(locale);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 });
  const said = (date: string) => unparted(asSpoken(date, locale));
  return {
    money: (amount) => formatMoney(amount, locale),
    currency: (currency) => nameOf(currency, locale),
    phone: (e164) => (isErased(e164) ? ERASED[tongueOf(locale)] : formatPhone(e164, tongueOf(locale))),
    shortly: (at) => said(short.format(at)) + zoneIfUnsure(short, at),
    ago: (at, now) => spanOf(spans, at.getTime() - now.getTime()).replace(/(?<=\d) /, '\u00a0'),
    day: (at) => said(days.format(at)),
    thousandths: (quantity) => numbers.format(quantity / 1_000),
    percent: (rate) => percents.format(rate / 100_000),
    fully: (at) => said(full.format(at)) + zoneIfUnsure(full, at),
  };
}

const MINUTE_MS = 60_000;
const SPANS = [
  ['day', 1440 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
] as const;

/** In the place of a number that is not kept any more. */
const ERASED: Record<Tongue, string> = { fr: 'Client effacé', en: 'Erased customer' };

const JUST_NOW: Record<Tongue, string> = { fr: 'à l’instant', en: 'just now' };

function spanOf(spans: Intl.RelativeTimeFormat, ms: number): string {
  const [unit, size] = SPANS.find(([, size]) => Math.abs(ms) >= size) ?? [];
  if (unit === undefined || size === undefined) return JUST_NOW[tongueOf(spans.resolvedOptions().locale)];
  return spans.format(Math.trunc(ms / size), unit);
}

/** How far clocks are turned back in autumn, in minutes: an hour, on Lord Howe half of one. */
const TURNED_BACK = [60, 30];

/** Names the zone (`HAE`, `EST`) where the same words also stand for another moment, and nowhere else. */
function zoneIfUnsure(format: Intl.DateTimeFormat, at: Date): string {
  const words = format.format(at);
  const isUnsure = TURNED_BACK.flatMap((minutes) => [minutes, -minutes]).some(
    (minutes) => format.format(at.getTime() + minutes * 60_000) === words,
  );
  if (!isUnsure) return '';
  const { locale, timeZone } = format.resolvedOptions();
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(at);
  return `\u00a0${parts.find(({ type }) => type === 'timeZoneName')?.value}`;
}

function nameOf(currency: Currency, locale: Language): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'name' });
  return format.formatToParts(2).find(({ type }) => type === 'currency')?.value ?? currency;
}

/** In English, too, a day stays with its month, and an hour with its half of the day. */
const unparted = (date: string): string =>
  date.replace(/^(\p{L}+) (?=\d)/u, '$1\u00a0').replace(/(?<=\d)\s(?=[ap]\.?m\.?$)/i, '\u00a0');

/** French writes `1er`, and Quebec `6 h` and `6 h 05`, where `Intl` has `1`, `06 h 00` and `06 h 05`. */
const asSpoken = (date: string, locale: Language): string =>
  tongueOf(locale) === 'fr'
    ? date
        // A day does not part from its month, nor the hour from its date.
        .replace(/^(\d+) /, '$1\u00a0')
        .replace(/^1(?=\s)/, '1er')
        .replace(
          /\b0?(\d+)\sh\s(\d\d)$/,
          (_, hours, minutes) => `${hours}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`,
        )
    : date;
