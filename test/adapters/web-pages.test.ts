import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mountPages } from '../../adapters/web/pages.ts';
import type { App } from '../../src/app.ts';
import type { PageView } from '../../src/payments/page-view.ts';
import { BY_A_PERSON } from '../fixtures/customer.ts';
import { appWith, type Rig, serve, view } from './web-rig.ts';

const paidAt = new Date('2026-03-01T19:05:00Z');

let rig: Rig;
let views: Record<string, PageView>;
/** What the app was asked to do, beside showing. */
let done: string[];
let checkout: () => ReturnType<App['startCheckout']>;
let now: Date;

beforeEach(async () => {
  views = { tok: view };
  done = [];
  now = new Date('2026-03-01T19:00:00Z');
  checkout = async () => ({ url: 'https://checkout.stripe.com/c/pay/cs_1' });
  const app = appWith({
    page: async (token) => views[token],
    async startCheckout(token, tongue) {
      done.push(`pay ${token} ${tongue}`);
      return checkout();
    },
    pageSeen: async (token) => void done.push(`seen ${token}`),
    async askForNewLink(token) {
      done.push(`link ${token}`);
      views.tok = { ...view, state: 'expired', newLinkAskedFor: true };
    },
  });
  const clock = { now: () => now };
  rig = await serve((web, log) => mountPages(web, { app, clock, log, payAt: ['https://checkout.stripe.com/'] }));
});
afterEach(() => rig.close());

const ask = (path: string, method = 'GET') => fetch(rig.url + path, { method, redirect: 'manual' });
const read = async (path: string, method = 'GET') => (await (await ask(path, method)).text()).replaceAll('&#x3D;', '=');
/** The words of a page as a person reads them, with plain spaces. */
const wordsOf = (html: string) =>
  html
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const show = async (changes: Partial<PageView>, query = '') => {
  views.tok = { ...view, ...changes };
  return wordsOf(await read(`/p/tok${query}`));
};

describe('the page says', () => {
  test('who asks, for what, and how much, with one button', async () => {
    const html = await read('/p/tok');
    expect(wordsOf(html)).toContain(
      'Pour Julie Tremblay Numéro de référence RO4821 Montant à payer 1 250,50 $ CAD Payer 1 250,50 $',
    );
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('href="tel:+15145550100"');
    expect(html).toContain('href="sms:+15145550101"');
    expect(wordsOf(html)).toContain('Appelez au 514 555-0100 ou textez au 514 555-0101.');
    expect(wordsOf(html)).toContain('Ce lien fonctionne jusqu’au 31 mars 2099 à 15 h.');
    expect(html).toContain('<title>Demande de paiement – Garage Boréal</title>');
    expect(html.match(/<button>/g)).toHaveLength(1);
    expect(html).toContain('<form method="post" action="/p/tok/checkout?lang=fr">');
  });

  test('no number to text where texts come from no one number, and no name where none is known', async () => {
    const { textsFrom: _, ...company } = view.company;
    const { customer: __, ...unnamed } = view;
    views.tok = { ...unnamed, company };
    const html = await read('/p/tok?lang=en');
    expect(html).not.toMatch(/sms:|Julie/);
    expect(wordsOf(html)).toContain('Any questions? Call (514) 555-0100.');
    expect(wordsOf(html)).not.toContain(' For ');
  });

  test('which currency it is where only its sign would not say so, and until when, with one full stop', async () => {
    const english = await show({}, '?lang=en');
    expect(english).toMatch(/Amount due \$1,250\.50 CAD/);
    expect(english).toMatch(/This link works until March 31, 2099 at 3:00 p\.m\.(?!\.)/);
    expect(await show({ amount: { minor: 125_050, currency: 'EUR' } })).not.toContain('EUR');
    expect(await show({ state: 'cancelled' })).not.toContain('Ce lien fonctionne');
  });

  test('to messengers only that it is a request, and whose', async () => {
    const tags = (await read('/p/tok')).match(/<meta property[^>]+>/g)?.join('');
    expect(tags).toContain('content="Demande de paiement – Garage Boréal"');
    expect(tags).not.toMatch(/Julie|RO4821|250|tok/);
  });

  test('dates whose day and month, and hour and half of the day, stay together', async () => {
    views.tok = { ...view, state: 'paid', paid: { at: paidAt } };
    expect(await read('/p/tok?lang=en')).toMatch(/March\u00a01, 2026 at 2:05\u00a0p\.m\./);
    expect(await read('/p/tok')).toMatch(/1er\smars/);
  });

  test('the same in the other language, when it is asked for, and says so in the switch', async () => {
    const html = await read('/p/tok?lang=en');
    expect(wordsOf(html)).toContain('Reference number RO4821 Amount due $1,250.50');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<a href="/p/tok?lang=fr" lang="fr" hreflang="fr">Français</a>');
    expect(await read('/p/tok?lang=de')).toContain('<html lang="fr">');
    expect(await read('/p/tok?lang=en&lang=fr')).toContain('<html lang="fr">');
  });

  test('when it was paid and how, and has no button any more', async () => {
    const method = { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' } as const;
    const words = await show({ state: 'paid', paid: { at: paidAt, method } });
    expect(words).toContain('C’est payé');
    expect(words).toContain('1 250,50 $ le 1er mars 2026');
    expect(words).toContain('Apple Pay, Visa •••• 4242');
    expect(words).not.toContain('Payer');
    const english = await show({ state: 'paid', paid: { at: paidAt } }, '?lang=en');
    expect(english).toMatch(/We received \$1,250\.50 on March 1, 2026 at 2:05 p\.m\.(?!\.)/);
    expect(english).not.toContain('Paid with');
  });

  test('which of two moments it was, in the hour that clocks repeat', async () => {
    const [before, after] = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'].map((at) => ({ at: new Date(at) }));
    expect(await show({ state: 'paid', paid: before })).toContain('1 h 30 HAE');
    expect(await show({ state: 'paid', paid: after }, '?lang=en')).toContain('1:30 a.m. EST');
  });

  test('why a card was declined, with the button still there', async () => {
    const words = await show({ declined: 'insufficient-funds' }, '?lang=en');
    expect(words).toContain('not enough money');
    expect(words).toContain('Pay $1,250.50');
  });

  test('that it is cancelled, or under way, without a button', async () => {
    expect(await show({ state: 'cancelled' })).not.toContain('Payer 1');
    expect(await show({ state: 'processing' })).not.toContain('Payer 1');
  });

  test('that it is being cancelled, without a button, and asks again by itself', async () => {
    const words = await show({ state: 'cancelling' });
    expect(words).toContain('en cours d’annulation');
    expect(words).not.toContain('Payer 1');
    expect((await ask('/p/tok')).headers.get('refresh')).toMatch(/^10; /);
    expect(await show({ state: 'cancelling' }, '?lang=en')).toContain('If you have just paid');
  });

  test('what went back: in part beside the payment, and in full instead of it', async () => {
    const paid = { state: 'paid', paid: { at: paidAt, method: { kind: 'other', name: 'amazon_pay' } } } as const;
    const back = { amount: { minor: 50_00, currency: 'CAD' } as const, at: paidAt };
    const part = await show({ ...paid, refunded: { ...back, full: false } });
    expect(part).toMatch(/C’est payé, merci ! .* Amazon Pay .* nous vous avons remboursé 50,00 \$ le 1er mars 2026/);
    const full = { ...paid, refunded: { ...back, amount: view.amount, full: true } };
    expect(await show(full)).toMatch(
      /Votre paiement a été remboursé Nous vous avons remboursé 1 250,50 \$ le 1er mars/,
    );
    const english = await show(full, '?lang=en');
    expect(english).toMatch(/Your payment was refunded We sent \$1,250\.50 back to you on March 1, 2026/);
    expect(english).not.toMatch(/Thank you|Amazon Pay/);
  });

  describe('that money came although it should not have, and what happens now,', () => {
    const money = (why: PageView['arrived'][number]['why'], minor = 125_050) => ({
      ...{ amount: { minor, currency: 'CAD' } as const, at: paidAt, why },
    });

    test('on a cancelled request, instead of "nothing to pay"', async () => {
      const words = await show({ state: 'cancelled', arrived: [money('cancelled')] });
      expect(words).toContain('Nous avons reçu votre paiement Nous avons reçu 1 250,50 $ le 1er mars 2026');
      expect(words).toMatch(/alors que cette demande était annulée\. .* communiquera avec vous pour vous rembourser/);
      expect(words).not.toContain('rien à payer');
      expect(await show({ state: 'cancelled', arrived: [money('cancelled')] }, '?lang=en')).toMatch(
        /We received your payment .* although this request had been cancelled\. Garage Boréal was told/,
      );
    });

    test('beside the payment that settled it, each of them', async () => {
      const arrived = [money('already-paid'), money('already-paid', 1_00)];
      const words = await show({ state: 'paid', paid: { at: paidAt }, arrived }, '?lang=en');
      expect(words).toContain('Another payment came in We received another $1,250.50 on');
      expect(words).toContain('We received another $1.00 on');
      expect(words).toContain('Paid. Thank you!');
    });

    test('in another amount, with Pay still there, to think about first; on an expired link as well', async () => {
      const words = await show({ arrived: [money('wrong-amount', 17_99)] });
      expect(words).toMatch(/Nous avons reçu un autre montant .*17,99 \$ .* Appelez-la avant de payer de nouveau/);
      expect(words).toContain('Payer 1 250,50 $');
      const expired = await show({ state: 'expired', arrived: [money('wrong-amount', 17_99)] }, '?lang=en');
      expect(expired).toMatch(/We received \$17\.99 .* Please call before you pay again/);
    });

    test('to who comes back from paying, without waiting any longer', async () => {
      const back = `?paid=${now.getTime() / 1000}`;
      expect(await show({ state: 'cancelled', arrived: [money('cancelled')] }, back)).toContain('votre paiement');
      expect(await show({ state: 'cancelled' }, back)).toContain('Nous confirmons votre paiement');
    });
  });

  test('names as they are, never as markup', async () => {
    const company = { ...view.company, name: '<b>"Évil" & {{lang}}</b>' };
    views.tok = { ...view, company, reference: '<script>alert(1)</script>' };
    const html = await read('/p/tok');
    expect(html).not.toMatch(/<b>"|<script>alert/);
    expect(html).toContain('&amp; {{lang}}');
  });
});

describe('a page', () => {
  test('comes small to browsers that can read it so, and as it is to others', async () => {
    const as = async (encodings: string, path = '/p/tok') => {
      const answer = await fetch(rig.url + path, { headers: { 'accept-encoding': encodings } });
      const { headers } = answer;
      return { text: await answer.text(), encoding: headers.get('content-encoding'), vary: headers.get('vary') };
    };
    const plain = await as('identity');
    expect(plain).toMatchObject({ encoding: null, vary: 'Accept-Encoding' });
    expect(await as('gzip, deflate, br')).toEqual({ ...plain, encoding: 'br' });
    expect(await as('gzip')).toEqual({ ...plain, encoding: 'gzip' });
    expect(await as('br;q=0')).toEqual(plain);
    expect(await as('br', '/nothing')).toMatchObject({ encoding: 'br' });
    const head = await fetch(`${rig.url}/p/tok`, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
    expect(Number(head.headers.get('content-length'))).toBeLessThan(plain.text.length / 2);
  });

  test('at the root says what this server is, in both languages', async () => {
    const answer = await ask('/');
    expect(answer.status).toBe(200);
    const words = wordsOf(await answer.text());
    expect(words).toContain('Quittance : demandes de paiement par texto');
    expect(words).toContain('Quittance: payment requests by text message');
  });
});

describe('looking changes nothing', () => {
  test('GET and HEAD, in every state', async () => {
    for (const state of ['to-pay', 'processing', 'paid', 'cancelling', 'cancelled', 'expired'] as const) {
      await show({ state });
      expect((await ask('/p/tok', 'HEAD')).status).toBe(200);
    }
    for (const path of ['seen', 'checkout', 'link']) expect((await ask(`/p/tok/${path}`)).status).toBe(405);
    expect(done).toEqual([]);
  });

  test('being seen is told by the page, without a word in return', async () => {
    const answer = await fetch(`${rig.url}/p/tok/seen`, BY_A_PERSON);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(done).toEqual(['seen tok']);
  });

  test('nor does a program that finds the address of "seen" and posts to it', async () => {
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])
      expect((await fetch(`${rig.url}/p/tok/seen`, { method: 'POST', headers })).status).toBe(204);
    await fetch(`${rig.url}/p/tok/seen`, { method: 'POST', body: new URLSearchParams({ person: '' }) });
    await fetch(`${rig.url}/p/tok/seen`, { ...BY_A_PERSON, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(done).toEqual([]);
  });
});

describe('pressing Pay', () => {
  test('leads to Stripe in the language of the page', async () => {
    const answer = await ask('/p/tok/checkout?lang=en', 'POST');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('https://checkout.stripe.com/c/pay/cs_1');
    await ask('/p/tok/checkout', 'POST');
    expect(done).toEqual(['pay tok en', 'pay tok fr']);
  });

  test('comes back to the page when there is nothing to pay any more', async () => {
    checkout = async () => undefined;
    expect((await ask('/p/tok/checkout?lang=en', 'POST')).headers.get('location')).toBe('/p/tok?lang=en');
  });

  test('shows the page again when Stripe cannot be reached, with Pay still there, and logs it once', async () => {
    checkout = () => Promise.reject(new Error('secret inside'));
    const answer = await ask('/p/tok/checkout', 'POST');
    const words = wordsOf(await answer.text());
    expect(answer.status).toBe(503);
    expect(words).toContain('ne payez pas une deuxième fois');
    expect(words).toContain('Payer 1 250,50 $');
    expect(words).not.toContain('secret inside');
    expect(rig.logged.map(({ level }) => level)).toEqual(['error']);
  });

  test('goes by a page of ours when the business has its own domain at Stripe, where a form may not lead', async () => {
    checkout = async () => ({ url: 'https://pay.garage.example/c/pay/cs_1' });
    const answer = await ask('/p/tok/checkout', 'POST');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('refresh')).toBe('0; url=https://pay.garage.example/c/pay/cs_1');
    expect(await answer.text()).toMatch(/href="https:\/\/pay\.garage\.example\/c\/pay\/cs_1"/);
  });
});

describe('coming back from Stripe', () => {
  const back = async (seconds: number, changes: Partial<PageView> = {}) => {
    views.tok = { ...view, ...changes };
    const answer = await ask(`/p/tok?lang=fr&paid=${now.getTime() / 1000 - seconds}`);
    return { refresh: answer.headers.get('refresh'), words: wordsOf(await answer.text()) };
  };

  test('keeps in the address since when, so that waiting has an end', async () => {
    const answer = await ask('/p/tok?lang=en&paid=1');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/p/tok?lang=en&paid=${now.getTime() / 1000}`);
  });

  test('never says paid by itself: it waits for Stripe, asking again without a script, and hides Pay', async () => {
    const { refresh, words } = await back(3, { declined: 'expired-card' });
    expect(refresh).toBe(`2; url=/p/tok?lang=fr&paid=${now.getTime() / 1000 - 3}`);
    expect(words).toContain('Nous confirmons votre paiement');
    expect(words).not.toMatch(/C’est payé|Payer 1|expirée/);
  });

  test('asks less and less often while it waits: a few times in two minutes, and again with Pay', async () => {
    const asked: number[] = [];
    for (let waited = 0; waited < 120; ) {
      const { refresh } = await back(waited);
      asked.push(Number(refresh?.split(';')[0]));
      waited += asked.at(-1) ?? 0;
    }
    expect(asked).toEqual([...asked].sort((a, b) => a - b));
    expect([asked[0], asked.at(-1)]).toEqual([2, 15]);
    expect(asked.length).toBeLessThan(25);
  });

  test('a bank is waited for ever more slowly, since when the address says, and after an hour no more', async () => {
    const since = Math.floor(now.getTime() / 1000);
    views.tok = { ...view, state: 'processing' };
    let waited = 0;
    let visits = 0;
    for (let next = '/p/tok'; ; visits += 1) {
      now = new Date((since + waited) * 1000);
      const refresh = (await ask(next)).headers.get('refresh');
      if (!refresh) break;
      const [, seconds, url] = /^(\d+); url=(.*)$/.exec(refresh) ?? [];
      expect(url).toBe(`/p/tok?lang=fr&since=${since}`);
      expect([Number(seconds) >= 10, Number(seconds) <= 300]).toEqual([true, true]);
      next = url ?? '';
      waited += Number(seconds);
    }
    expect(waited).toBeGreaterThanOrEqual(3_600);
    expect(visits).toBeLessThan(40);
    expect(await show({ state: 'processing' }, `?since=${since}`)).toContain('Vérifier de nouveau');
  });

  test('since when the bank was waited for says nothing once it refused', async () => {
    const words = await show({ declined: 'refused-by-bank' }, `?since=${Math.floor(now.getTime() / 1000)}`);
    expect(words).toContain('Votre banque a refusé');
    expect(words).toContain('Payer 1 250,50 $');
  });

  test('says paid, or under way, as soon as it is so', async () => {
    expect(await back(3, { state: 'paid', paid: { at: paidAt } })).toMatchObject({ refresh: null });
    const processing = await back(3, { state: 'processing' });
    expect(processing.refresh).toMatch(/^10; /);
    expect(processing.words).toContain('en cours');
    expect((await ask('/p/tok')).headers.get('refresh')).toMatch(/^10; /);
  });

  test.each(['cancelling', 'cancelled', 'expired'] as const)(
    'waits as well when the request is %s meanwhile: what was paid in time is still on its way',
    async (state) => {
      expect((await back(3, { state })).words).toContain('Nous confirmons votre paiement');
      expect((await back(121, { state })).words).not.toContain('Nous confirmons');
    },
  );

  test('offers Pay again after two minutes, with a warning not to pay twice', async () => {
    const { refresh, words } = await back(121);
    expect(refresh).toBeNull();
    expect(words).toContain('ne payez pas une deuxième fois');
    expect(words).toContain('Payer 1 250,50 $');
  });

  test('a hint that makes no sense is ignored', async () => {
    for (const hint of ['0', 'yes', '99999999999', '-1']) expect(await show({}, `?paid=${hint}`)).toContain('Payer 1');
  });
});

describe('an expired link asks for a new one', () => {
  const press = (more: RequestInit) =>
    fetch(`${rig.url}/p/tok/link?lang=fr`, { method: 'POST', redirect: 'manual', ...more });
  const taken = (answer: Response) => [answer.status, answer.headers.get('location')];

  test.each<[who: string, press: RequestInit]>([
    ['in a browser that says who pressed', { headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-user': '?1' } }],
    ['in one whose page says it', { headers: { 'sec-fetch-site': 'same-origin' }, body: BY_A_PERSON.body }],
    ['in an old one whose page says it', BY_A_PERSON],
  ])('in one press of a person %s, once', async (_, pressing) => {
    expect(await show({ state: 'expired' })).toContain('Demander un nouveau lien');
    expect(taken(await press(pressing))).toEqual([303, '/p/tok?lang=fr']);
    expect(done).toEqual(['link tok']);
    const after = wordsOf(await read('/p/tok'));
    expect(after).toContain('Votre demande est transmise');
    expect(after).not.toContain('Demander un nouveau lien');
  });

  test.each<[what: string, press: RequestInit]>([
    ['a program', {}],
    ['a scanner that submits the form as it stands', { body: new URLSearchParams({ person: '' }) }],
    ['a scanner in a browser', { headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' } }],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-user': '?1' }, body: BY_A_PERSON.body }],
  ])('but not when %s presses: whoever it is has to tick a box first', async (_, pressing) => {
    await show({ state: 'expired' });
    const answer = await press(pressing);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(done).toEqual([]);
    expect(wordsOf(html)).toContain('C’est bien moi qui demande un nouveau lien');
    expect(html).toContain('<input type="checkbox" name="person" value="yes" required>');
    expect(html).not.toContain('type="hidden"');
    expect(taken(await press({ body: BY_A_PERSON.body }))).toEqual([303, '/p/tok?lang=fr']);
  });

  test('and takes no long form', async () => {
    await show({ state: 'expired' });
    expect((await press({ body: new URLSearchParams({ person: 'x'.repeat(2_000) }) })).status).toBe(404);
    expect(done).toEqual([]);
  });
});
