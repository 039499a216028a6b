import { describe, expect, test } from '@jest/globals';
import type { PageView } from '../../src/payments/page-view.ts';
import { BY_A_PERSON } from '../fixtures/customer.ts';
import { ask, done, paidAt, read, rig, scene, servePages, show, views, wordsOf } from './web-pages-rig.ts';
import { view } from './web-rig.ts';

servePages();

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
    scene.checkout = async () => undefined;
    expect((await ask('/p/tok/checkout?lang=en', 'POST')).headers.get('location')).toBe('/p/tok?lang=en');
  });

  test('shows the page again when Stripe cannot be reached, with Pay still there, and logs it once', async () => {
    scene.checkout = () => Promise.reject(new Error('secret inside'));
    const answer = await ask('/p/tok/checkout', 'POST');
    const words = wordsOf(await answer.text());
    expect(answer.status).toBe(503);
    expect(words).toContain('ne payez pas une deuxième fois');
    expect(words).toContain('Payer 1 250,50 $');
    expect(words).not.toContain('secret inside');
    expect(rig.logged.map(({ level }) => level)).toEqual(['error']);
  });

  test('goes by a page of ours when the business has its own domain at Stripe, where a form may not lead', async () => {
    scene.checkout = async () => ({ url: 'https://pay.garage.example/c/pay/cs_1' });
    const answer = await ask('/p/tok/checkout', 'POST');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('refresh')).toBe('0; url=https://pay.garage.example/c/pay/cs_1');
    expect(await answer.text()).toMatch(/href="https:\/\/pay\.garage\.example\/c\/pay\/cs_1"/);
  });
});

describe('coming back from Stripe', () => {
  const back = async (seconds: number, changes: Partial<PageView> = {}) => {
    views.tok = { ...view, ...changes };
    const answer = await ask(`/p/tok?lang=fr&paid=${scene.now.getTime() / 1000 - seconds}`);
    return { refresh: answer.headers.get('refresh'), words: wordsOf(await answer.text()) };
  };

  test('keeps in the address since when, so that waiting has an end', async () => {
    const answer = await ask('/p/tok?lang=en&paid=1');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/p/tok?lang=en&paid=${scene.now.getTime() / 1000}`);
  });

  test('never says paid by itself: it waits for Stripe, asking again without a script, and hides Pay', async () => {
    const { refresh, words } = await back(3, { declined: 'expired-card' });
    expect(refresh).toBe(`2; url=/p/tok?lang=fr&paid=${scene.now.getTime() / 1000 - 3}`);
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
    const since = Math.floor(scene.now.getTime() / 1000);
    views.tok = { ...view, state: 'processing' };
    let waited = 0;
    let visits = 0;
    for (let next = '/p/tok'; ; visits += 1) {
      scene.now = new Date((since + waited) * 1000);
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
    const words = await show({ declined: 'refused-by-bank' }, `?since=${Math.floor(scene.now.getTime() / 1000)}`);
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
