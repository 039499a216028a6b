/** The settings as administrators and members meet them, in Slack and in Teams. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import * as logos from '../fixtures/logos.ts';
import { eventually, readable } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

describe.each(PLATFORMS)('the settings, in %s', (platform) => {
  let sandbox: Sandbox;
  let marie: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform] });
    marie = deskOf(platform, sandbox, 'marie-eve');
  }, 60_000);
  afterAll(() => sandbox?.close());

  /** Goes to a section as one does in the form. */
  async function goTo(section: string, sign: string): Promise<void> {
    await marie.fill({ section });
    await marie.until(() => marie.form().includes(sign));
  }

  test('open on who the company is, show the text as it would be, and are saved', async () => {
    await marie.command('/settings');
    expect(marie.form()).toContain('Nom de l’entreprise');
    expect(marie.typed('currency')).toBe('CAD');
    await marie.fill({ name: 'Garage Boréal inc.', address: '100, rue Saint-Jean\nQuébec' });
    await marie.until(() => marie.form().includes('Garage Boréal inc. :'));
    await marie.submit();
    expect(marie.form()).toContain('C’est enregistré.');
    await marie.dismiss();
    await marie.command('/settings');
    expect([marie.typed('name'), marie.typed('address')]).toEqual([
      'Garage Boréal inc.',
      '100, rue Saint-Jean\nQuébec',
    ]);
    await marie.dismiss();
  });

  test('go from section to section; what is missing in one language is said to be missing', async () => {
    await marie.command('/settings');
    await goTo('invoices', 'Note au bas des factures');
    await marie.fill({ 'invoice-footnote-fr': 'Merci {{company}} <b>!</b>', 'tax-numbers': 'TPS : 123456789 RT0001' });
    await marie.submit();
    expect(marie.form()).toContain('C’est enregistré.');
    expect(marie.form()).toContain('Manquant en anglais');
    expect(marie.typed('invoice-footnote-fr')).toBe('Merci {{company}} <b>!</b>');
    expect(marie.typed('tax-numbers')).toBe('TPS : 123456789 RT0001');
    await marie.fill({ 'terms-fr': 'Pas encore enregistré' });
    await marie.fill({ section: 'payments' });
    await marie.until(() => marie.form().includes('ne sont pas encore enregistrés'));
    expect(marie.typed('terms-fr')).toBe('Pas encore enregistré');
    expect(readable(marie.form())).toContain(readable('avec ce que vous avez changé plus haut'));
    await marie.dismiss();
  });

  test('what is wrong is said at its field, and what was typed stays', async () => {
    await marie.command('/settings');
    await goTo('invoices', 'Note au bas des factures');
    await marie.fill({ 'tax-numbers': 'TPS 🧾' });
    expect(await marie.submit()).toBe('again');
    expect(marie.problem('tax-numbers')).toContain('ne se lit pas comme un numéro de taxes');
    expect(marie.typed('tax-numbers')).toBe('TPS 🧾');
    await marie.dismiss();
  });

  describe('with a second administrator', () => {
    beforeAll(async () => {
      const sarah = deskOf(platform, sandbox, 'sarah');
      if (platform === 'slack') {
        Object.assign(sandbox.slack.users().find(({ name }) => name === 'sarah')!, { isAdmin: true });
        return;
      }
      const said = await sarah.command('/settings');
      expect(said).toContain('In Teams: Marie-Ève Gagnon.');
      expect(await sandbox.app.command('administrator')).toMatch(/May change the settings: Marie-Ève Gagnon[^,]*\n/);
      await expect(sandbox.app.command('administrator', 'Nobody')).rejects.toThrow('Nobody called Nobody');
      expect(await sandbox.app.command('administrator', 'Sarah O’Keefe')).toContain('from now on');
      // The app remembers a company for a few seconds.
      await eventually('the settings, to be changed', async () => {
        await sarah.command('/settings');
        return sarah.form() !== '';
      });
      await sarah.dismiss();
    }, 30_000);

    test('of two who save at once, the second sees what the first changed', async () => {
      const sarah = deskOf(platform, sandbox, 'sarah');
      await marie.command('/settings');
      await sarah.command('/settings');
      await sarah.fill({ 'time-zone': 'America/Halifax' });
      await sarah.submit();
      expect(sarah.form()).toContain('Saved.');
      await sarah.dismiss();
      await marie.fill({ name: 'Garage Boréal 2' });
      await marie.submit();
      expect(marie.form()).toContain('Rien n’a été écrasé');
      expect([marie.typed('name'), marie.typed('time-zone')]).toEqual(['Garage Boréal 2', 'America/Halifax']);
      await marie.submit();
      expect(marie.form()).toContain('C’est enregistré.');
      await marie.dismiss();
    });
  });

  test('are read by who may not change them, with who may', async () => {
    await marie.command('/settings');
    await goTo('invoices', 'Note au bas des factures');
    await marie.fill({ 'tax-numbers': 'TPS : 123456789 RT0001' });
    await marie.submit();
    await marie.dismiss();
    if (platform === 'teams') {
      await marie.command('/settings');
      await goTo('administrators', 'Qui a le rôle');
      await marie.fill({ administrators: 'Marie-Ève Gagnon' });
      await marie.submit();
      expect(marie.form()).toContain('C’est enregistré.');
      await marie.dismiss();
    }
    const minh = deskOf(platform, sandbox, 'minh');
    const shown = await minh.command('/settings');
    expect(shown).toContain('Only administrators can change these');
    expect(shown).toContain('TPS: 123456789 RT0001');
    expect(minh.form()).toBe('');
  });
});

describe('a logo, in Slack', () => {
  let sandbox: Sandbox;
  let marie: Desk;
  const user = 'U0MARIEEVE';
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: ['slack'] });
    marie = deskOf('slack', sandbox, 'marie-eve');
  }, 60_000);
  afterAll(() => sandbox?.close());

  /** Chooses a file in the settings and saves; gives what the form then says, once the file was looked at. */
  async function choose(bytes: Uint8Array, { name = 'logo.png', said = {} } = {}): Promise<string> {
    await marie.command('/settings');
    await sandbox.slack.attach(user, 'logo', [{ name, mimetype: 'image/png', bytes, said }]);
    await marie.fill({ address: '1, rue Neuve' });
    await marie.submit();
    await marie.until(() => marie.form().includes('Nom de l’entreprise'));
    return marie.form();
  }
  const logoShown = () =>
    sandbox.slack.modal(user)?.view.blocks.find(({ type }) => type === 'image') as { image_url?: string } | undefined;

  test.each([
    ['a PDF that was renamed', logos.pdf, 'Ce n’est pas une image PNG, JPEG ou WebP'],
    ['a script that calls itself a picture', logos.script, 'Ce n’est pas une image PNG, JPEG ou WebP'],
    ['an SVG', logos.svg, 'Ce n’est pas une image PNG, JPEG ou WebP'],
    ['thirty thousand pixels each way', logos.bomb(), 'Cette image a trop de pixels'],
    ['three megabytes, whatever Slack says', Buffer.alloc(3_000_000), 'Ce fichier dépasse 2\u00a0Mo'],
  ])('%s is refused with the reason, and what was typed stays', async (_, bytes, why) => {
    await marie.command('/settings');
    const before = logoShown()?.image_url;
    await marie.dismiss();
    expect(await choose(bytes, { said: { size: 1_000 } })).toContain(readable(why));
    expect(marie.typed('address')).toBe('1, rue Neuve');
    expect(logoShown()?.image_url).toBe(before);
    await marie.dismiss();
  });

  test.each(['http://169.254.169.254/latest/meta-data', 'not an address', ''])(
    'a file that is said to be at %j is not asked for',
    async (url) => {
      expect(await choose(await logos.pngLogo(), { said: { url } })).toContain('Le fichier n’a pas pu être obtenu');
      await marie.dismiss();
    },
  );

  const linksShown = () =>
    sandbox.slack.modal(user)?.view.blocks.flatMap(({ elements = [] }) => elements.flatMap(({ url }) => url ?? [])) ??
    [];

  test('is drawn anew and shown, in the form and on the examples of papers and page, before it is saved', async () => {
    const form = await choose(await logos.jpegLogo(), { name: 'logo.jpg' });
    expect(form).toContain('Rien n’est encore enregistré');
    const address = logoShown()?.image_url ?? '';
    expect(linksShown()).toHaveLength(5);
    for (const link of linksShown()) {
      expect(await (await fetch(link)).text()).toContain('data:image/png;base64,');
      expect(await (await fetch(link.replace(/unsaved=[^&]*/, ''))).text()).not.toContain('data:image/png;base64,');
    }
    await marie.submit();
    await marie.until(() => marie.form().includes('C’est enregistré.'));
    expect(logoShown()?.image_url).toBe(address);
    const logo = await fetch(address);
    expect(logo.headers.get('content-type')).toBe('image/png');
    expect(logo.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await logo.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG');
    // The invoice and the estimate in both languages, and the page.
    expect(linksShown()).toHaveLength(5);
    for (const link of linksShown()) {
      const answer = await fetch(link);
      const html = await answer.text();
      expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
        200,
        expect.stringContaining("default-src 'none'"),
      ]);
      expect(html).toContain('data:image/png;base64,');
      expect(html).toContain('1, rue Neuve');
    }
    expect((await fetch(address.replace('fil_', 'fil_x'))).status).toBe(404);
  });
});
