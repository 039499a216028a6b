import { expect, test } from '@jest/globals';
import { barriersOn } from '../browser.ts';
import * as rig from './demo-page-rig.ts';

rig.openDemo();

test('in Slack, the menu of a message opens the form with what the message says', async () => {
  const { page } = rig;
  await page.type('[data-composer]', 'Julie au 514-555-0188 doit 125,50 $ pour RO7301');
  await page.keyboard.press('Enter');
  await rig.says(page, 'RO7301', '.messages');
  await rig.press(page, '.messages > :last-child .more > button');
  await rig.says(page, 'Payment · Paiement', '.more [role=menu]');
  expect(await barriersOn(page)).toEqual([]);
  await rig.press(page, '.more [role=menuitem]');
  await rig.says(page, 'Ce que dit le message est rempli', '.modal');
  await rig.says(page, 'Julie Tremblay', '.modal [data-field=customer]');
  await rig.says(page, '125,50 $ à payer (RO7301)', '.modal');
  await rig.says(page, 'choisit une action dans le menu d’un message');
});
