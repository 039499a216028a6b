import { describe, expect, test } from '@jest/globals';
import type { PageView } from '../../src/payments/page-view.ts';
import { ask, paidAt, read, rig, scene, servePages, show, views, wordsOf } from './web-pages-rig.ts';
import { view } from './web-rig.ts';

servePages();

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

  test('a part that came as good news, and what several parts came to once, below them', async () => {
    const [first, rest] = [50_000, 75_050].map((minor) => ({
      amount: { minor, currency: 'CAD' as const },
      at: paidAt,
    }));
    const back = `?paid=${Math.floor(paidAt.getTime() / 1000)}&of=1`;
    views.tok = { ...view, ask: 2, amount: rest!.amount, soFar: { total: view.amount, payments: [first!] } };
    expect(await read(`/p/tok${back}`)).toMatch(/class="good" role="status"><strong>Nous avons reçu votre paiement/);
    const words = await show({
      state: 'paid',
      paid: { at: paidAt },
      soFar: { total: view.amount, payments: [first!, rest!] },
    });
    expect(words).toMatch(/RO4821 Payé le .* 500,00 \$ Payé le .* 750,50 \$ Total 1 250,50 \$ CAD/);
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
      const back = `?paid=${scene.now.getTime() / 1000}`;
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
});
