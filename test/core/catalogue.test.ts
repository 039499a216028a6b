import { describe, expect, test } from '@jest/globals';
import { sayMethod } from '../../cards/payments/payment-method.ts';
import { VARIABLES } from '../../src/company/variables.ts';
import { measure } from '../../src/conversations/segments.ts';
import { formatsFor } from '../../src/i18n/formats.ts';
import { words } from '../../src/i18n/index.ts';
import type { Language, Tongue } from '../../src/kernel/language.ts';
import { plainSpaces } from '../../src/kernel/typed.ts';
import type { PaymentMethod } from '../../src/payments/payment.ts';

/** Stands for whatever a sentence is given, and reads `X`. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => 'X' : anything),
  apply: () => anything,
});

/** Every sentence of a catalogue with the path to it. */
function sentences(part: unknown, path: string): [string, string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part === 'function')
    return sentences(`${(part as (...given: unknown[]) => unknown)(anything, anything, anything)}`, path);
  return Object.entries(part as object).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

const sentOut = (tongue: Tongue) => {
  const { replies, texts } = words(tongue);
  return sentences({ replies: Object.values(replies).map(({ text }) => text), texts }, tongue);
};
const onScreen = (tongue: Tongue) => {
  const { texts: _, replies, ...rest } = words(tongue);
  const labels = Object.values(replies).map(({ label }) => label);
  return sentences({ ...rest, labels }, tongue).filter(([path]) => !path.includes('otherLanguage'));
};
const showing = (found: [string, string][]) => found.map(([path, text]) => `${path}: ${text}`);

describe('French on screens', () => {
  test('has no-break spaces where French has them', () => {
    const wrong = onScreen('fr').filter(([, text]) => /[^\u00a0\u202f](?:[:;!?%$»])(?!\w)|«[^\u00a0]/.test(text));
    expect(showing(wrong)).toEqual([]);
  });

  test('has narrow ones before ; ! ? and full ones before : and inside quotation marks, as the OQLF writes them', () => {
    expect(showing(onScreen('fr').filter(([, text]) => /\u00a0[;!?]|\u202f[:»]|«\u202f/.test(text)))).toEqual([]);
  });

  test('is set with curly apostrophes', () => {
    expect(showing([...onScreen('fr'), ...onScreen('en')].filter(([, text]) => /['"]/.test(text)))).toEqual([]);
  });

  test('has no English left in it', () => {
    const english =
      /(?<!\p{L})(the|and|your?|this|payments?|customers?|text|send|sent|amount|again|phone|card|paid|to|is)(?!\p{L})/iu;
    const wrong = [...onScreen('fr'), ...sentOut('fr')].filter(([, text]) =>
      english.test(text.replace(/\{[^}]*\}/g, '')),
    );
    expect(showing(wrong)).toEqual([]);
  });

  test('says something else than English, but for a few words that are the same', () => {
    const english = new Map(onScreen('en'));
    const same = onScreen('fr').filter(([path, text]) => english.get(path.replace(/^fr/, 'en')) === text);
    const shared = ['X · X', 'Message', 'X', 'X (X)', 'Arizona (Phoenix)', 'Saskatchewan (Regina)', 'Centre (Chicago)'];
    const printed = ['Date', 'Description', 'Total', 'Page ', 'Section', 'Logo'];
    const provinces = ['Ontario', 'Manitoba', 'Saskatchewan', 'Alberta', 'Nunavut', 'Yukon'];
    const allowed = [
      ...shared,
      ...printed,
      'Taxes',
      ...provinces,
      'Yukon (Whitehorse)',
      'Alaska (Anchorage)',
      'France (Paris)',
      'Excel (XLSX)',
      'CSV',
      'Code',
      ...['Installation', 'Stripe', 'Quittance'],
    ];
    expect(showing(same.filter(([, text]) => !allowed.includes(text) && !text.includes('••••')))).toEqual([]);
  });

  test('speaks to people as vous', () => {
    expect(
      showing([...onScreen('fr'), ...sentOut('fr')].filter(([, text]) => /\b(tu|ton|tes|toi)\b/i.test(text))),
    ).toEqual([]);
  });

  test('counts texts as French does', () => {
    const { size } = words('fr').preview;
    expect(size(148, 1)).toBe('148 caractères, envoyés en 1 texto');
    expect(size(312, 3)).toBe('312 caractères, facturés comme 3 textos');
  });
});

describe('what is sent to customers', () => {
  const all = [...sentOut('fr'), ...sentOut('en')];

  test('keeps to the letters and plain spaces that text messages are cheap in', () => {
    const wrong = all.filter(([, text]) => measure(text).costly.length > 0 || text !== plainSpaces(text));
    expect(showing(wrong)).toEqual([]);
  });

  test('uses only variables that are known', () => {
    const used = all.flatMap(([, text]) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name));
    expect(used.filter((name) => !(VARIABLES as readonly unknown[]).includes(name))).toEqual([]);
  });

  test.each(['fr', 'en'] as const)('says in %s who is writing, how much for what, and has the link', (tongue) => {
    for (const { text } of Object.values(words(tongue).replies)) {
      for (const part of ['{company.name}', '{amount}', '{reference}', '{link}']) expect(text).toContain(part);
    }
  });

  test.each(['fr', 'en'] as const)('fits the standard request into one text message in %s', (tongue) => {
    const filled = words(tongue)
      .replies['payment-request'].text.replace('{customer.firstName}', 'Marguerite')
      .replace('{company.name}', 'Garage Boréal')
      .replace('{reference}', 'RO4821')
      .replace('{amount}', tongue === 'fr' ? '125,50 $' : '$125.50')
      .replace('{link}', `https://pay.garageboreal.ca/p/${'x'.repeat(22)}`);
    expect(measure(filled).segments).toBe(1);
  });

  test.each(['fr', 'en'] as const)('answers STOP, HELP and START in %s within 160 characters', (tongue) => {
    const { texts } = words(tongue);
    const to = { company: 'G'.repeat(80), phone: '+44 7700 900123' };
    for (const answer of [texts.stopped(to), texts.help(to), texts.started(to), texts.cardNumber(to)]) {
      expect(answer).toContain(to.company);
      expect(answer.length).toBeLessThanOrEqual(160);
    }
  });

  test('writes ARRET without the circumflex', () => {
    expect(words('fr').texts.optOutLine).toContain('ARRET');
  });
});

describe('times', () => {
  const quebec = formatsFor('fr', { language: 'fr-CA', timeZone: 'America/Toronto' });

  test.each([
    ['2026-11-23T19:05:00Z', '23 novembre 2026 à 14 h 05', '23 nov., 14 h 05'],
    ['2026-12-01T11:00:00Z', '1er décembre 2026 à 6 h', '1er déc., 6 h'],
    ['2026-12-01T05:05:00Z', '1er décembre 2026 à 0 h 05', '1er déc., 0 h 05'],
    ['2026-12-11T15:00:00Z', '11 décembre 2026 à 10 h', '11 déc., 10 h'],
  ])('are written in Quebec as one says them: %s', (at, full, short) => {
    expect(plainSpaces(quebec.fully(new Date(at)))).toBe(full);
    expect(plainSpaces(quebec.shortly(new Date(at)))).toBe(short);
  });

  test('of a moment ago are not counted in minutes', () => {
    const now = new Date('2026-11-23T19:05:30Z');
    const ago = (seconds: number) => plainSpaces(quebec.ago(new Date(now.getTime() - seconds * 1_000), now));
    expect([ago(0), ago(59), ago(60), ago(7_200)]).toEqual([
      ...['à l’instant', 'à l’instant', 'il y a 1 minute', 'il y a 2 heures'],
    ]);
  });

  test('follow the country in which the company writes its other language', () => {
    const at = new Date('2026-11-23T19:05:00Z');
    const paris = formatsFor('fr', { language: 'fr-FR', timeZone: 'Europe/Paris' });
    expect(paris.fully(at)).toContain('20:05');
    expect(
      formatsFor('en', { language: 'fr-CA', timeZone: 'America/Toronto' }).money({ minor: 12550, currency: 'CAD' }),
    ).toBe('$125.50');
  });
});

test('a currency is named as in a sentence', () => {
  const quebec = formatsFor('fr', { language: 'fr-CA', timeZone: 'America/Toronto' });
  expect(words('fr').refusals['amount-of-other-currency'](quebec.currency('CAD'))).toContain('en dollars canadiens.');
  const ohio = formatsFor('en', { language: 'en-US', timeZone: 'America/New_York' });
  expect(words('en').refusals['amount-of-other-currency'](ohio.currency('USD'))).toContain('in US dollars.');
});

test('a means of payment is named as people know it', () => {
  const paymentMethod = (method: PaymentMethod) => sayMethod(method, words('fr'));
  expect(paymentMethod({ kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' })).toBe(
    'Apple Pay, Visa\u00a0••••\u00a04242',
  );
  expect(paymentMethod({ kind: 'card', brand: 'unheard-of', last4: '4242' })).toBe('carte\u00a0••••\u00a04242');
  expect(paymentMethod({ kind: 'bank-debit', last4: '6789' })).toBe('débit bancaire\u00a0••••\u00a06789');
  expect(paymentMethod({ kind: 'card', brand: 'visa', last4: '' })).toBe('Visa');
  expect(paymentMethod({ kind: 'other', name: 'amazon_pay' })).toBe('Amazon Pay');
  expect(paymentMethod({ kind: 'other', name: 'bacs_debit' })).toBe('débit bancaire');
  expect(paymentMethod({ kind: 'other', name: '__proto__' })).toBe('un autre moyen');
});

describe('in the hour that clocks repeat', () => {
  const spoken = (tongue: 'fr' | 'en', language: Language, timeZone: string, at: string) => {
    const formats = formatsFor(tongue, { language, timeZone });
    return [formats.shortly(new Date(at)), formats.fully(new Date(at))].map(plainSpaces);
  };

  test.each<[tongue: 'fr' | 'en', language: Language, zone: string, first: string, second: string, as: string[]]>([
    ['fr', 'fr-CA', 'America/Toronto', '2026-11-01T05:30Z', '2026-11-01T06:30Z', ['1 h 30 HAE', '1 h 30 HNE']],
    ['en', 'fr-CA', 'America/Toronto', '2026-11-01T05:30Z', '2026-11-01T06:30Z', ['1:30 a.m. EDT', '1:30 a.m. EST']],
    ['en', 'en-US', 'America/New_York', '2026-11-01T05:00Z', '2026-11-01T06:00Z', ['1:00 AM EDT', '1:00 AM EST']],
    ['fr', 'fr-CA', 'America/St_Johns', '2026-11-01T04:00Z', '2026-11-01T05:00Z', ['1 h 30 HAT', '1 h 30 HNT']],
    ['fr', 'fr-FR', 'Europe/Paris', '2026-10-25T00:30Z', '2026-10-25T01:30Z', ['2:30 UTC+2', '2:30 UTC+1']],
    [
      'en',
      'en-CA',
      'Australia/Lord_Howe',
      '2026-04-04T14:45Z',
      '2026-04-04T15:15Z',
      ['1:45 a.m. GMT+11', '1:45 a.m. GMT+10:30'],
    ],
  ])('%s, %s in %s: two moments are told apart by their zone', (tongue, language, zone, first, second, as) => {
    for (const [place, at] of [first, second].entries())
      for (const said of spoken(tongue, language, zone, at))
        expect(said).toMatch(new RegExp(`${RegExp.escape(as[place]!)}$`));
  });

  test('no zone is named where the words can mean one moment only', () => {
    const hours = Array.from({ length: 72 }, (_, hour) => new Date(Date.UTC(2026, 9, 31, hour)).toISOString());
    const spring = Array.from({ length: 72 }, (_, hour) => new Date(Date.UTC(2026, 2, 7, hour)).toISOString());
    const named = [...hours, ...spring].filter((at) =>
      spoken('fr', 'fr-CA', 'America/Toronto', at).some((said) => /[A-Z]{3}$/.test(said)),
    );
    expect(named).toEqual(['2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z']);
    expect(spoken('fr', 'fr-CA', 'America/Regina', '2026-11-01T07:30Z').join()).not.toMatch(/[A-Z]{3}/);
  });
});
