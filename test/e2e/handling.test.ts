import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';

describe.each(['slack', 'teams'] as const)('who has a conversation in %s', (platform) => {
  let sandbox: Sandbox;
  let [marie, sarah]: Desk[] = [];
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform], hearsAll: true });
    [marie, sarah] = [deskOf(platform, sandbox, 'marie-eve'), deskOf(platform, sandbox, 'sarah')];
    await sarah?.command('/text');
    await sarah?.dismiss();
    await texts('Mes pneus sont-ils arrivés ?');
    await marie?.until(() => marie?.card('Mes pneus').includes('Je m’en occupe'));
  }, 60_000);
  afterAll(() => sandbox?.close());
  const texts = (body: string) => sandbox.twilio.customerTexts({ from: JULIE, body });

  test('is seen by all, told to who is given it, closed, and open again when the customer writes', async () => {
    if (!marie || !sarah) throw new Error('nobody is at work');
    await marie.press({ card: 'Mes pneus' }, 'Je m’en occupe');
    await sarah.until(() => sarah?.card('Mes pneus').includes('Confiée à Marie-Ève'));
    await marie.press({ card: 'Mes pneus' }, 'Confier…');
    await marie.until(() => marie?.form() !== '');
    await marie.fill({ member: 'Sarah O’Keefe', note: 'Elle parle anglais' });
    expect(await marie.submit()).toBe('done');
    const asked = await sarah.until(() =>
      sarah?.thread('Mes pneus').find(({ text }) => text.includes('Elle parle anglais')),
    );
    expect(asked.mentions.join()).toContain('Sarah');
    const inPerson = await sarah.until(() => sarah?.told().find((text) => text.includes('Elle parle anglais')));
    expect(inPerson).toContain('Open the thread');
    expect(marie.told()).toEqual([]);
    await sarah.until(() => sarah?.card('Mes pneus').includes('Confiée à Sarah'));
    await sarah.press({ card: 'Mes pneus' }, 'Fermer');
    await marie.until(() => marie?.card('Mes pneus').includes('Fermée par Sarah'));
    await texts('Bonjour ?');
    const told = await sarah.until(() => sarah?.thread('Mes pneus').find(({ text }) => text.includes('Bonjour ?')));
    expect(told.mentions.join()).toContain('Sarah');
    await marie.until(() => !marie?.card('Mes pneus').includes('Fermée par'));
    expect(marie.buttons('Mes pneus')).toEqual([
      'Répondre au client',
      'Envoyer une facture',
      'Confier…',
      'Fermer',
      'Mode direct…',
      'Plus de textos…',
    ]);
  }, 60_000);

  test('and who writes to the customer live, until a colleague is there', async () => {
    if (!marie || !sarah) throw new Error('nobody is at work');
    const read = (words: string) => phoneOf(sandbox, JULIE).texts(words);
    await marie.press({ card: 'Mes pneus' }, 'Mode direct…');
    await sarah.until(() => sarah?.card('Mes pneus').includes('En direct'));
    await marie.write('Mes pneus', 'Oui, ils sont là');
    await eventually('Julie reads it', () => read('ils sont là').length === 1);
    await sarah.write('Mes pneus', 'Elle est difficile');
    await marie.until(() => !marie?.card('Mes pneus').includes('En direct'));
    await marie.write('Mes pneus', 'Je sais');
    await marie.write('Mes pneus', '> À tantôt');
    await eventually('Julie reads it', () => read('À tantôt').length === 1);
    expect([read('difficile'), read('Je sais')]).toEqual([[], []]);
  }, 60_000);
});
