import { describe, expect, test } from '@jest/globals';
import { barriersOn } from '../browser.ts';
import * as rig from './demo-page-rig.ts';
import { page, visit } from './demo-page-rig.ts';

const { DESKTOP, LAPTOP, PHONE } = rig;

rig.openDemo();

const says = (words: string, where?: string) => rig.says(page, words, where);
const press = (selector: string) => rig.press(page, selector);
const ticked = () => rig.ticked(page);

async function command(line: string) {
  await page.type('[data-composer]', line);
  await page.keyboard.press('Enter');
}

/** How high, in CSS pixels: one row is less than 40. */
const heightOf = (selector: string) => page.$eval(selector, (one) => (one as { offsetHeight: number }).offsetHeight);

describe('a newcomer, in French, with nothing but the page', () => {
  let text: Awaited<ReturnType<typeof rig.openText>>;

  test('types /invoice, which the page completes, and a name: the form opens on her invoices', async () => {
    await says('Essayez ceci : tapez /invoice tremblay dans Slack ou dans Teams', '.guide');
    await page.type('[data-composer]', '/inv');
    await says('Envoyer à un client ses factures, à payer par texto', '.commands');
    await page.keyboard.press('Tab');
    await page.type('[data-composer]', 'tremblay');
    await page.keyboard.press('Enter');
    await says('Factures de Julie Tremblay', '.modal');
    expect(await ticked()).toBe('typed');
    await says('Choisissez RO4821, lisez le texto qui partira', '.guide');
  });

  test('looks at the document, adds it, and reads the text before it leaves', async () => {
    const preview = await page.evaluate(`[...document.querySelectorAll('.modal a')].map(({ href }) => href)[1]`);
    expect((await fetch(String(preview))).headers.get('content-type')).toBe('application/pdf');
    await page.evaluate(
      `[...document.querySelectorAll('[data-field=invoices] label')].find((one) => one.innerText.includes('RO4821')).click()`,
    );
    await says('Bonjour Julie, Garage Boréal', '.modal');
  });

  test('sends it: the form goes, the card comes and follows the text', async () => {
    await press('.modal [type=submit]');
    await page.waitForSelector('.modal', { hidden: true });
    await says('618,16 $ · RO4821', '.messages');
    await says('Texto remis', '.messages');
    await says('Bonjour Julie, Garage Boréal', '.screen');
  });

  test('opens the text in a window of its own, and the card says that it was seen', async () => {
    text = await rig.openText(visit);
    await rig.says(text.phone, '618,16 $', 'main');
    await says('Page vue par le client', '.messages');
  });

  test('looks at the document, which looks like the garage’s, and opens it as PDF', async () => {
    await rig.press(text.phone, 'summary');
    for (const words of [
      'Facture RO4821',
      'TVQ (9,975 %)',
      'Remplacement des plaquettes',
      'Rabais fidélité',
      'elle vaut garantie',
    ])
      await rig.says(text.phone, words, '.paper');
    const pdf = await text.phone.$eval('.paper a', (a) => (a as { href: string }).href);
    expect((await fetch(pdf)).headers.get('content-type')).toBe('application/pdf');
    await page.waitForSelector('.steps [data-step=looked].ticked');
  });

  test('is declined once, and the card says why', async () => {
    await says('faites d’abord refuser une carte', '.guide');
    await rig.press(text.phone, 'form button');
    await rig.press(text.phone, '[value="4000000000009995"]');
    await text.phone.waitForSelector('[role=alert]');
    await says('la banque a refusé la carte', '.messages');
  });

  test('pays with Apple Pay: the card says so, and its thread tells the room', async () => {
    await rig.payWithApplePay(text);
    await says('Payé (', '.messages');
    await says('1 réponse', '.messages');
    await press('.replies');
    await says('Julie Tremblay a payé 618,16 $ pour RO4821 (Apple Pay', '.thread');
    // In the channel and at the head of its thread.
    const left = await page.$$eval('.message .actions button', (all) => all.map(({ textContent }) => textContent));
    expect(left).toEqual(['Rembourser', 'Rembourser']);
    await page.waitForSelector('.steps [data-step=told].ticked');
    expect(await ticked()).toBe('typed sent opened looked declined paid told');
  });

  test('has both papers sent from the page, and opens them in the phone’s mail', async () => {
    await text.phone.type('#email', 'julie@exemple.ca');
    await rig.press(text.phone, '#papers form button');
    await press('[data-program=mails]');
    await says('Votre facture et votre reçu pour RO4821, de Garage Boréal', '.mails');
    await says('La facture et le reçu ont été envoyés par courriel à julie@exemple.ca', '.messages');
    expect(await ticked()).toBe('typed sent opened looked declined paid told mailed');
    const files = await page.$$eval('.mails a', (all) => all.map((file) => (file as { href: string }).href));
    const types = await Promise.all(files.map(async (url) => (await fetch(url)).headers.get('content-type')));
    expect(types).toEqual(['application/pdf', 'application/pdf']);
    await press('[data-program=texts]');
    await text.phone.close();
  });

  test('looks at the day and the settings: then all is done, and the guide says what to try next', async () => {
    await says('Voyez la journée', '.guide');
    await press('[data-home]');
    await says('Aujourd’hui', '.home');
    await says('tapez /settings', '.guide');
    await press('.sidebar li:first-child button');
    await command('/settings');
    await says('Garage Boréal', '.modal');
    await says('C’est tout ! Payé, et l’équipe le sait. Et maintenant ?', '.guide');
    await page.setViewport({ ...DESKTOP, width: PHONE.width });
    expect(await heightOf('.first')).toBeLessThan(80);
    await page.setViewport(DESKTOP);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.modal', { hidden: true });
    await press('.replies');
  });

  test('is disputed at the bank, then refunded in Stripe: the card and its thread say so', async () => {
    await press('[data-action=dispute]');
    await says('Contestation : Julie Tremblay demande à sa banque de reprendre 618,16 $', '.thread');
    await press('[data-action=refund]');
    await says('Remboursé en entier : 618,16 $', '.messages');
  });
});

describe('the page', () => {
  test('starts the guide over, with the same work under another number, and ticks nothing that it did not ask for', async () => {
    await press('[data-next=faults]');
    await page.waitForSelector('.panes[data-side=journal]');
    await press('[data-next=again]');
    await says('tapez /invoice tremblay', '.guide');
    await command('/invoice bouchard');
    await says('Luc Bouchard', '.modal');
    expect(await ticked()).toBe('');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.modal', { hidden: true });
    await command('/invoice tremblay');
    await says('Choisissez RO4851', '.guide');
    await says('Factures de Julie Tremblay', '.modal');
    expect(visit.demo.vendors.cdk.dealer.balance('RO4851')).toBe(618_16);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.modal', { hidden: true });
  });

  test('says everything in English to whom reads English', async () => {
    await press('.languages [lang=en]');
    await says('type /invoice macleod', '.guide');
    await says('3 replies', '.messages');
    // Whoever is known by the number alone is written as the page's language does.
    await visit.demo.vendors.twilio.customerTexts({ from: '+14385550122', body: 'Hello' });
    await says('(438) 555-0122 texts', '.lines');
    await says('Sarah O’Keefe', '.switcher');
    await says('Dave MacLeod', '.owner');
  });

  test('has no barriers after use either', async () => {
    expect(await barriersOn(page)).toEqual([]);
  });

  test('keeps the keyboard where it was when a choice draws the form anew', async () => {
    await command('/quickpay');
    await press('[data-field=customer] button');
    await page.type('[data-field=customer] input', 'dav');
    await page.waitForFunction("document.querySelectorAll('[role=listbox] [role=option]').length === 1");
    await page.keyboard.press('Enter');
    await says('Dave MacLeod', '[data-field=customer]');
    const focused = "document.activeElement?.closest('[data-field]')?.dataset.field";
    expect(await page.evaluate(focused)).toBe('customer');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.modal', { hidden: true });
  });

  test('opens what the app shows of itself', async () => {
    await press('[data-home]');
    await says('Get paid by text message', '.home');
    await press('.sidebar li:first-child button');
  });

  test('shows that a power cut loses nothing', async () => {
    await press('[data-switch=twilio-down]');
    await command('/quickpay 514-555-0142 486.20 A4824');
    await press('[data-action="quickpay.send"]');
    await says('503', '.lines');
    await press('[data-action=kill]');
    await says('Quittance is down', '.bar');
    await press('[data-switch=twilio-down]');
    await says('restarted once', '.bar');
    await says('Hello Dave, Garage Boréal', '.screen');
    // The room reads the language of the page, too.
    await says('Text delivered', '.messages');
    expect(visit.demo.vendors.twilio.to('+15145550142')).toHaveLength(1);
  }, 60_000);

  test('lets the latest link expire, and the customer asks for a new one', async () => {
    await press('[data-action=expire]');
    await says('The link expired', '.messages');
    const link = await page.$eval('.texts a', (a) => (a as { href: string }).href);
    const phone = await visit.browser.newPage();
    await phone.goto(link);
    await rig.says(phone, 'This link has expired', 'main');
    await phone.close();
  });

  test('shows the bytes behind each line of the log', async () => {
    await press('.line button');
    await page.waitForSelector('.bytes pre');
    expect(await page.$eval('.bytes', ({ textContent }) => textContent)).toMatch(/"(POST|GET)": "\//);
  });

  test.each([
    ['a desktop', DESKTOP],
    ['a laptop', LAPTOP],
    ['a phone', PHONE],
  ])('has no barriers and nothing cut off on %s', async (_, viewport) => {
    await page.setViewport(viewport);
    await page.reload();
    await page.waitForSelector('[data-composer]');
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await heightOf('.steps')).toBeLessThan(40);
  });

  test('shows what one chooses on a phone, whatever was chosen on a desktop', async () => {
    await page.setViewport(DESKTOP);
    await press('[data-view=teams]');
    await page.setViewport({ ...DESKTOP, width: PHONE.width });
    await page.waitForSelector('.pane-teams', { visible: true });
    await page.setViewport(DESKTOP);
    await press('[data-view=both]');
    await page.setViewport({ ...DESKTOP, width: PHONE.width });
    for (const [index, pane] of ['slack', 'teams', 'phone', 'journal'].entries()) {
      await press(`.tabs button:nth-child(${index + 1})`);
      await page.waitForSelector(`.pane-${pane}`, { visible: true });
    }
    await page.setViewport(DESKTOP);
  });

  test('shows the page of Teams with the tab inside itself and nothing else, at the one address that the tab takes for it', async () => {
    const { publicUrl, tabHost } = visit.demo.vendors;
    const elsewhere = await visit.browser.newPage();
    await elsewhere.goto(visit.demo.url.replace('127.0.0.1', 'localhost'));
    expect(elsewhere.url()).toBe(`${visit.demo.url}/`);
    for (const refused of [`${publicUrl}/teams/tab`, `${tabHost}/person`]) {
      const violated = elsewhere.evaluate(`new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
        document.body.append(Object.assign(document.createElement('iframe'), { src: ${JSON.stringify(refused)} }));
      })`);
      expect(await violated).toBe('frame-src');
    }
    await elsewhere.close();
  });

  test('asked for nothing that was refused', () => {
    expect(visit.complaints).toEqual([]);
  });
});
