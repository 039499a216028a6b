import { describe, expect, test } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { PLATFORMS } from '../fixtures/desk.ts';
import { marie, openGarage, sandbox, sarah } from '../fixtures/garage-at-work.ts';

const DAVE = '+15145550142';

describe.each(PLATFORMS)('what a customer is called, in %s', (platform) => {
  openGarage(platform);

  test('is asked about when a known number is typed with another name, and changes only when somebody says so', async () => {
    const answer = await sarah.command('/quickpay Dave Ross 514 555 0142 42.00 RO7101');
    if (answer) await sarah.press('answer', 'Open the form');
    await sarah.until(() => sarah.form().includes('This number is known as Dave MacLeod’s, and you typed Dave Ross.'));
    expect(sarah.form()).toContain('To Dave MacLeod');
    await sarah.fill({ renames: 'Yes: the name becomes Dave Ross' });
    await sarah.until(() => sarah.form().includes('To Dave Ross'));
    expect(await sarah.submit()).toBe('done');
    await phoneOf(sandbox, DAVE).link('RO7101');
    await sarah.until(() => sarah.card('RO7101').includes('Dave Ross'));
    await marie.command('/quickpay');
    expect(await marie.offers('Dave')).toEqual([expect.stringContaining('Dave Ross')]);
    await marie.dismiss();
  });

  test('is put right from a request’s card, which keeps what was sent', async () => {
    await marie.until(() => marie.buttons('RO7101').includes('Corriger le nom'));
    await marie.press({ card: 'RO7101' }, 'Corriger le nom');
    await marie.until(() => marie.form().includes('Les prochaines demandes et les prochains textos'));
    expect(marie.typed('name')).toBe('Dave Ross');
    await marie.fill({ name: '' });
    expect(await marie.submit()).toBe('again');
    await marie.fill({ name: 'David MacLeod' });
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.answer().includes('est maintenant au nom de David MacLeod'));
    expect(marie.card('RO7101')).toContain('Dave Ross');
    await sarah.command('/quickpay');
    expect(await sarah.offers('David')).toEqual([expect.stringContaining('David MacLeod')]);
  });
});
