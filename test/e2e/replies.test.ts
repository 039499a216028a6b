/** The saved replies as administrators and members meet them, in Slack and in Teams. */
import { describe, expect, test } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, PLATFORMS } from '../fixtures/desk.ts';
import { marie, openGarage, sandbox, sarah } from '../fixtures/garage-at-work.ts';

const JULIE = '+15145550188';

describe.each(PLATFORMS)('saved replies, in %s', (platform) => {
  openGarage(platform);

  const says = (who: Desk, words: string) => who.until(() => who.form().includes(words));

  /** Opens one of the replies, or a new one. */
  async function open(who: Desk, reply: string, sign: string): Promise<void> {
    await who.command('/replies');
    await who.fill({ reply });
    await who.submit();
    await says(who, sign);
  }

  test('are listed in the reader’s language, with what each says', async () => {
    await marie.command('/replies');
    await says(marie, 'Modèles de message');
    await marie.fill({ reply: 'reminder' });
    await says(marie, 'rappel, {montant}');
    await marie.dismiss();
    await sarah.command('/replies');
    await says(sarah, 'Saved replies');
    await sarah.dismiss();
  });

  test('an unknown variable is refused by its name, with the nearest one, and put right is saved, previewed for a real customer, and sent', async () => {
    await open(marie, 'new', 'Nouveau modèle');
    await marie.fill({ name: 'Pneus', fr: 'Bonjour {client.prenon}, vos pneus sont posés.' });
    expect(await marie.submit()).toBe('again');
    const said = () => `${marie.problem('fr')} ${marie.form()}`;
    await marie.until(() => said().includes('Vouliez-vous dire {client.prénom}'));
    expect(said()).toContain('{client.prenon}');
    await marie.fill({
      fr: 'Bonjour {client.prénom}, vos pneus sont posés. {montant} {référence} {lien}',
      customer: 'Julie Tremblay',
    });
    await says(marie, 'Julie Tremblay lit le français');
    await says(marie, 'Bonjour Julie, vos pneus sont posés.');
    await marie.submit();
    await says(marie, 'est enregistré');
    await marie.dismiss();
    await marie.command('/quickpay');
    await marie.fill({ customer: 'Julie Tremblay', reference: 'RO7101', amount: '60', reply: 'Pneus' });
    await says(marie, 'vos pneus sont posés');
    expect(await marie.submit()).toBe('done');
    await phoneOf(sandbox, JULIE).link('RO7101');
    expect(phoneOf(sandbox, JULIE).texts('RO7101')).toEqual([expect.stringContaining('vos pneus sont posés')]);
  });

  test('a language that is missing is pointed out before sending, and the other is never sent instead', async () => {
    await open(marie, 'new', 'Nouveau modèle');
    await marie.fill({ name: 'Freins', fr: 'Bonjour {client.prénom}, vos freins sont posés. {montant} {lien}' });
    await marie.submit();
    await says(marie, 'est enregistré');
    await marie.dismiss();
    await sarah.command('/quickpay');
    await sarah.fill({
      customer: 'Julie Tremblay',
      reference: 'RO7102',
      amount: '60',
      language: 'en',
      reply: 'Freins',
    });
    await says(sarah, 'has no text in English');
    expect(await sarah.submit()).toBe('again');
    await sarah.dismiss();
  });

  test('a built-in one is changed, and set back', async () => {
    await open(marie, 'reminder', 'Enregistrer');
    await marie.fill({ fr: 'Petit rappel : {montant} {lien}' });
    await marie.submit();
    await says(marie, 'Petit rappel');
    await marie.dismiss();
    await open(marie, 'reminder', 'Rétablir');
    await marie.fill({ remove: 'yes' });
    await marie.submit();
    await says(marie, 'a repris ses textes d’origine');
    await marie.dismiss();
  });
});
