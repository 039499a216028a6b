import { describe, expect, test } from '@jest/globals';
import type { Frame } from 'puppeteer-core';
import { TEAMS_STAFF } from '../../sandbox/demo/garage.ts';
import { REFUSED_LIST } from '../adapters/teams-tab-rig.ts';
import { barriersOn } from '../browser.ts';
import * as rig from './demo-page-rig.ts';
import { page, visit } from './demo-page-rig.ts';

const [MARIE, ETIENNE, SARAH] = TEAMS_STAFF.map(({ id }) => id);

rig.openDemo();

const says = (words: string, where = '.teams') => rig.says(page, words, where);
const press = (selector: string) => rig.press(page, selector);
/** A button of a card or dialog. */
const button = (title: string, where = '.teams') => press(`${where} button[aria-label*=${JSON.stringify(title)}]`);
const write = (text: string) => page.type('[data-composer=teams]', text);
const fill = (placeholder: string, text: string) => page.type(`.teams-dialog [placeholder="${placeholder}"]`, text);
const isGone = (selector: string) => page.waitForSelector(selector, { hidden: true });

async function chooseCustomer(typed: string, name: string) {
  await page.click('.teams-dialog .type-ahead');
  await page.type('.teams-dialog .type-ahead', typed);
  await page.waitForFunction("document.querySelectorAll('.found [role=option]').length === 1");
  await says(name, '.found');
  await page.keyboard.press('Enter');
}

describe('a newcomer in Teams, in French, with nothing but the page', () => {
  let text: Awaited<ReturnType<typeof rig.openText>>;

  test('types /invoice, which Teams offers, and gets the dialog', async () => {
    await says('Essayez ceci : tapez /invoice tremblay dans Slack ou dans Teams', '.guide');
    await write('/inv');
    await says('Envoyer à un client ses factures, à payer par texto', '.offers');
    await page.keyboard.press('Enter');
    await says('Envoyer une facture', '.teams-dialog');
    expect(await rig.ticked(page)).toBe('typed');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('finds the order by its number, and reads the text before it leaves', async () => {
    await chooseCustomer('4821', 'RO4821 · Julie Tremblay');
    await button('Voir factures et texto');
    await says('Bonjour Julie, Garage Boréal', '.teams-dialog');
  });

  test('sends it: the dialog goes, the card comes into the room and follows the text', async () => {
    await button('Envoyer le texto');
    await isGone('.teams-dialog');
    await says('618,16 $ · RO4821', '.posts');
    await says('Texto remis', '.posts');
    await says('Bonjour Julie, Garage Boréal', '.screen');
  });

  test('opens the text on the phone, and the card says that it was seen', async () => {
    text = await rig.openText(visit);
    await says('Page vue par le client', '.posts');
  });

  test('is declined once, and the card says why', async () => {
    await rig.press(text.phone, 'form button');
    await rig.press(text.phone, '[value="4000000000009995"]');
    await says('la banque a refusé la carte', '.posts');
  });

  test('is asked before a request is cancelled, and may keep it', async () => {
    await button('Annuler la demande');
    await says('Payé autrement, au comptoir par exemple', '.teams-dialog');
    await page.keyboard.press('Escape');
    await isGone('.teams-dialog');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('pays with Apple Pay: the card in the Teams room says so, its thread tells, and Slack stays quiet', async () => {
    await rig.payWithApplePay(text);
    await says('Payé (', '.posts');
    await says('Julie Tremblay a payé 618,16 $ pour RO4821 (Apple Pay', '.post:last-of-type .thread-replies');
    const left = await page.$$eval('.posts .ac-pushButton', (all) => all.map(({ textContent }) => textContent));
    expect(left).toEqual(['Ouvrir le PDF', 'Rembourser']);
    expect(await rig.ticked(page)).toBe('typed sent opened declined paid told');
    expect(await rig.wordsOn(page, '.slack .messages')).not.toContain('Quittance');
    await text.phone.close();
  });
});

describe('the app’s own tab in a channel', () => {
  const walk = async (key: 'ArrowLeft' | 'ArrowRight') => {
    await page.focus('.room-tabs [aria-selected=true]');
    await page.keyboard.press(key);
  };
  /** What the tab says once it has loaded; `before`: where it was said until now. */
  async function settings(before?: Frame): Promise<{ frame: Frame; said: string }> {
    const address = `${visit.demo.vendors.publicUrl}/teams/tab`;
    const frame = await page.waitForFrame((one) => one !== before && one.url() === address);
    await frame.waitForSelector('main[aria-busy=false]');
    return { frame, said: await frame.$eval('main', ({ innerText }) => innerText.replaceAll(/\s+/g, ' ')) };
  }

  test('is chosen by keyboard, and shows who looks the settings in their language', async () => {
    await page.select('.who select', String(MARIE));
    await walk('ArrowRight');
    await says('Paramètres', '.room-tabs [aria-selected=true]');
    const french = await settings();
    // She may change them; Sarah reads them.
    expect(french.said).toMatch(/^Paramètres Garage Boréal Section Renseignements/);
    expect(await barriersOn(page)).toEqual([]);

    await page.select('.who select', String(SARAH));
    const english = await settings(french.frame);
    expect(english.said).toMatch(/^Settings Garage Boréal About the company/);
    expect(english.said).toMatch(/service Slack Follows requests .* Service Teams Follows requests/);
    await says('Settings', '.room-tabs [aria-selected=true]');
  });

  test('is left for the posts again, is in the chat with the app, and not in a team without it', async () => {
    const { teams } = visit.demo.vendors;
    const goTo = (room: { id: string } | undefined) => page.select('.picker select', String(room?.id));
    const called = (wanted: string) => teams.rooms().find(({ name }) => name === wanted);
    await walk('ArrowLeft');
    await says('618,16 $ · RO4821', '.posts');
    expect(await page.$$('iframe')).toEqual([]);
    await goTo(teams.personal(String(SARAH)));
    await says('Chat', '.room-tabs [aria-selected=true]');
    await walk('ArrowLeft');
    await settings();
    await goTo(called('Pièces'));
    await says('essuie-glaces d’hiver', '.posts');
    expect(await rig.wordsOn(page, '.room-tabs')).toBe('Posts');
    await goTo(called('Service'));
    await walk('ArrowRight');
    await says('618,16 $ · RO4821', '.posts');
  });
});

describe('in Teams', () => {
  test('whoever reads English is spoken to in English, and what is wrong is said at the field, with all that was typed', async () => {
    await page.select('.who select', String(SARAH));
    await press('.teams [aria-label="Actions and apps"]');
    await press('.teams [role=menuitem]');
    await says('Request a payment', '.teams-dialog');
    await chooseCustomer('macl', 'Dave MacLeod');
    await fill('For example RO4821', 'RO4824');
    await fill('For example 125.50', 'abc');
    await button('Send', '.teams-dialog');
    await says('That does not look like an amount.', '.teams-dialog');
    const typed = await page.$$eval('.teams-dialog input', (inputs) => inputs.map((input) => input.value));
    expect(typed).toEqual(['Dave MacLeod · (514) 555-0142', 'RO4824', 'abc']);
    await page.keyboard.press('Escape');
    await isGone('.teams-dialog');
  });

  test('a line that mentions the app is answered to its writer alone', async () => {
    await write('@qui');
    await page.keyboard.press('Tab');
    await write('quickpay 514-555-0142 486.20 A4824');
    await page.keyboard.press('Enter');
    await says('Only you can see this message', '.posts');
    await says('Hello Dave, Garage Boréal', '.posts');
    await page.select('.who select', String(ETIENNE));
    await says('A4824', '.posts');
    expect(await rig.wordsOn(page, '.posts')).not.toContain('Hello Dave');
    await page.select('.who select', String(SARAH));
  });

  test('a command with its line goes to the app alone, and nobody else sees what was typed', async () => {
    await write('/quickpay 438-555-0133 742.18 A4833');
    await page.keyboard.press('Enter');
    await says('Hello Priya, Garage Boréal', '.posts');
    await page.select('.who select', String(ETIENNE));
    await says('Répondre', '.posts');
    expect(await rig.wordsOn(page, '.posts')).not.toContain('A4833');
    await page.select('.who select', String(SARAH));
    await says('quickpay 438-555-0133 742.18 A4833', '.posts');
  });

  test('a card waits for Teams to come back, and then comes once', async () => {
    await press('[data-switch=teams-down]');
    await button('Send', '.posts .private');
    await says('502', '.lines');
    await press('[data-switch=teams-down]');
    await says('486,20 $ · A4824', '.posts');
    const rooms = visit.demo.vendors.teams.rooms().flatMap(({ id }) => visit.demo.vendors.teams.messages(id));
    expect(rooms.filter(({ card }) => JSON.stringify(card ?? '').includes('A4824'))).toHaveLength(1);
  }, 60_000);

  test('what people write stands there as they wrote it', async () => {
    const written = '<img src=x> **bold** & [link](https://a.example)';
    await write(written);
    await page.keyboard.press('Enter');
    await says(written, '.posts');
    await visit.demo.vendors.twilio.customerTexts({ from: '+15145550188', body: written });
    await page.waitForFunction(
      `document.querySelector('.posts').innerText.split(${JSON.stringify(written)}).length > 2`,
    );
    expect(await page.$$('.posts :is(.text, .card) :is(img, a, b, em)')).toEqual([]);
  });

  test('the menu of a message and the personal chat lead to the same form', async () => {
    await press('.posts [aria-label="More options"]');
    await press('.teams [role=menuitem]');
    await says('Request a payment', '.teams-dialog');
    await press('.teams-dialog .quiet');
    await isGone('.teams-dialog');
    await page.select('.picker select', visit.demo.vendors.teams.personal(String(SARAH)).id);
    await write('quickpay');
    await page.keyboard.press('Enter');
    await button('Open the form');
    await says('Request a payment', '.teams-dialog');
    await press('.teams-dialog .quiet');
  });

  test.each([
    ['a desktop', rig.DESKTOP],
    ['a phone', rig.PHONE],
  ])('the pane by itself has no barriers and nothing cut off on %s', async (_, viewport) => {
    await page.setViewport(viewport);
    await press(viewport === rig.PHONE ? '.tabs button:nth-child(2)' : '[data-view=teams]');
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  test('nothing was asked for that was refused', () => {
    expect(visit.complaints.filter((complaint) => !complaint.includes(REFUSED_LIST))).toEqual([]);
  });
});
