import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { plainSpaces } from '../../src/kernel/typed.ts';
import { JOHN, MARIE, TENANT, TENANT_ID } from './sandbox-teams-tenant.ts';
import { office, openTab, teams } from './teams-tab-office.ts';
import { company, GUEST, type Office, openOffice, PUBLIC_URL } from './teams-tab-rig.ts';

openTab();

describe('what is shown', () => {
  test('is the company’s information and its rooms, in French', async () => {
    const shown = JSON.parse(plainSpaces(await (await office.askAsMarie('?lang=fr')).text()));
    expect(shown.information).toEqual([
      { label: 'Nom de l’entreprise', value: 'Garage Boréal' },
      { label: 'Numéro de téléphone', value: '514 555-0100' },
      { label: 'Textos envoyés du', value: '514 555-0111' },
      { label: 'Langue des canaux et des clients', value: 'Français (Canada)' },
      { label: 'Fuseau horaire', value: 'Est (Montréal, Toronto)' },
      { label: 'Devise', value: 'Dollars canadiens (CAD)' },
    ]);
    expect(shown.rooms).toEqual([
      {
        name: 'service',
        platform: 'Slack',
        news: 'Suit les demandes envoyées d’ici et celles envoyées d’une conversation privée',
        gone: false,
      },
      { name: 'pieces', platform: 'Slack', news: 'Suit seulement les demandes envoyées d’ici', gone: false },
      {
        name: 'Garage Boréal > Service',
        platform: 'Teams',
        news: 'Suit les demandes envoyées d’ici et celles envoyées d’une conversation privée',
        gone: false,
      },
      {
        name: 'Ancien comptoir',
        platform: 'Teams',
        news: 'Quittance en a été retiré : plus rien n’y est envoyé',
        gone: true,
      },
    ]);
  });

  test('no room that is closed to others, but that there are more; and what nobody has said is closed', async () => {
    const text = await (await office.askAsMarie('?lang=fr')).text();
    expect(text).not.toMatch(/Comptoir|direction|inconnu/);
    expect(JSON.parse(text).more).toBe('Les canaux privés et les conversations de groupe ne figurent pas ici.');
    office.companies[`teams:${TENANT_ID}`] = {
      ...company,
      rooms: company.rooms.filter(({ closed }) => closed === false),
    };
    expect(JSON.parse(await (await office.askAsMarie()).text())).not.toHaveProperty('more');
    office.companies[`teams:${TENANT_ID}`] = company;
  });

  test('nothing to a guest, as the token says or as the app has come to know', async () => {
    const asked = async (user: string) => (await office.ask(`Bearer ${await teams.ssoToken(user)}`)).json();
    expect(await asked(GUEST)).toEqual({ state: 'members-only' });
    const told = { companyId: company.id, workspaceId: `teams:${TENANT_ID}` } as const;
    const { aadObjectId: id = '', name = '' } = TENANT.users.find((one) => one.id === JOHN) ?? {};
    office.people.set(id, { ...told, id, name, firstName: name, tongue: 'en', standing: 'guest' });
    expect(await asked(JOHN)).toEqual({ state: 'members-only' });
    office.people.clear();
    expect(await asked(JOHN)).toMatchObject({ state: 'shown' });
  });

  test('names a chat that has no name of its own', async () => {
    const [first] = company.rooms;
    if (!first) throw new Error('the garage has no room');
    office.companies[`teams:${TENANT_ID}`] = { ...company, rooms: [{ ...first, name: '' }] };
    const named = async (lang: string) => JSON.parse(await (await office.askAsMarie(lang)).text()).rooms[0].name;
    expect([await named('?lang=fr'), await named('?lang=en')]).toEqual(['Conversation de groupe', 'Group chat']);
    office.companies[`teams:${TENANT_ID}`] = company;
  });

  test('and in English, for whatever else is asked for', async () => {
    for (const query of ['?lang=en', '', '?lang=de', '?lang=fr&lang=en']) {
      const shown = await (await office.askAsMarie(query)).text();
      expect(shown).toContain('"Canadian dollars (CAD)"');
      expect(shown).toContain('"French (Canada)"');
    }
  });

  test('a time zone that has no name here is shown as it is', async () => {
    office.companies[`teams:${TENANT_ID}`] = { ...company, timeZone: 'Asia/Tokyo' };
    expect(await (await office.askAsMarie()).text()).toContain('"Asia/Tokyo"');
  });

  test('never what is inside: no id, no limit, no sender, and no member’s own conversation', async () => {
    const shown = await (await office.askAsMarie()).text();
    expect(shown).not.toMatch(/com_garage|19:|a:marie|Marie|5550111|amountLimit|1000000/);
  });

  test('never another company, whoever of the organization asks', async () => {
    for (const user of [MARIE, JOHN]) {
      const shown = await (await office.ask(`Bearer ${await teams.ssoToken(user)}`)).text();
      expect(shown).toContain('Garage Boréal');
      expect(shown).not.toMatch(/Carrosserie|Lévis|418/);
    }
  });

  test('nothing, when the organization is not linked to a company', async () => {
    delete office.companies[`teams:${TENANT_ID}`];
    const answer = await office.askAsMarie();
    expect([answer.status, await answer.json()]).toEqual([200, { state: 'not-linked' }]);
  });

  test('is kept nowhere', async () => {
    const { headers } = await office.askAsMarie();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('the pages', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(office.rig.url + path, { headers });

  test('stand in the browser’s language until Teams has said which', async () => {
    const french = await (await get('/teams/tab', { 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.5' })).text();
    expect(french).toContain('<html lang="fr">');
    expect(french).toContain('Chargement des paramètres…');
    expect(await (await get('/teams/tab', { 'accept-language': 'de' })).text()).toContain('<html lang="en">');
  });

  test('say nothing about anybody', async () => {
    for (const path of ['/teams/tab', '/teams/tab/config']) {
      const page = await (await get(path)).text();
      expect(page).not.toMatch(/Garage|555|slack:|teams:/);
      expect(page).toContain(`"contentUrl":"${PUBLIC_URL}/teams/tab"`);
    }
  });

  test('allow themselves and nothing else, and only Teams to frame them', async () => {
    for (const path of ['/teams/tab', '/teams/tab/config', '/teams/tab/content']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none';script-src 'self';style-src 'self';connect-src 'self';/);
      expect(policy).toContain(
        "form-action 'self';frame-src 'self';base-uri 'none';frame-ancestors https://teams.microsoft.com ",
      );
      expect(policy).not.toMatch(/unsafe|\*(?![.]|$)|http:(?!\/\/127\.0\.0\.1:\*$)/);
      expect(headers.get('x-frame-options')).toBeNull();
      expect(Object.fromEntries(headers)).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, nofollow',
      });
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test('let a stand-in frame them only where one is configured', async () => {
    const policy = async ({ rig }: Office) =>
      (await fetch(`${rig.url}/teams/tab`)).headers.get('content-security-policy') ?? '';
    expect(await policy(office)).toMatch(/ http:\/\/127\.0\.0\.1:\*$/);
    const real = await openOffice(teams, { atMicrosoft: true });
    expect(await policy(real)).toMatch(
      /frame-ancestors https:\/\/teams\.microsoft\.com https:\/\/\*\.teams\.microsoft\.com https:\/\/\*\.cloud\.microsoft https:\/\/\*\.microsoft365\.com https:\/\/\*\.office\.com https:\/\/outlook\.office365\.com$/,
    );
    expect(await (await fetch(`${real.rig.url}/teams/tab`)).text()).toContain('"hosts":[]');
    await real.close();
  });

  test('load Microsoft’s library from here, byte for byte, and name its hash', async () => {
    const page = await (await get('/teams/tab')).text();
    const [, address = '', integrity] = /<script src="([^"]+)" integrity="([^"]+)"/.exec(page) ?? [];
    const original = await readFile(
      createRequire(import.meta.url).resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'),
    );
    expect(integrity).toBe(`sha384-${createHash('sha384').update(original).digest('base64')}`);
    const plain = await get(address, { 'accept-encoding': 'identity' });
    expect(Buffer.from(await plain.arrayBuffer()).equals(original)).toBe(true);
    const packed = await get(address, { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(Buffer.from(await packed.arrayBuffer()).equals(original)).toBe(true);
  });

  test('name files that browsers keep for good, at addresses that change with them', async () => {
    const page = await (await get('/teams/tab')).text();
    const addresses = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.map((address) => address.split('/').at(-1))).toEqual([
      'tab.css',
      'MicrosoftTeams.min.js',
      'tab.js',
    ]);
    for (const address of addresses) {
      const { status, headers } = await get(address);
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-type')).toMatch(/^text\/(css|javascript)/);
    }
  });

  test('lead nowhere else', async () => {
    const page = await (await get('/teams/tab')).text();
    const [, folder = ''] = /href="(\/[^"]+\/)tab\.css"/.exec(page) ?? [];
    const nowhere = [
      `${folder}sign-in.ts`,
      `${folder}..%2f..%2fmount.ts`,
      `${folder}__proto__`,
      '/teams/tab/assets/0000/tab.js',
    ];
    for (const path of nowhere) expect((await get(path)).status).toBe(404);
    expect((await fetch(`${office.rig.url}/teams/tab/content`, { method: 'POST' })).status).toBe(404);
  });
});
