import { describe, expect, test } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, PLATFORMS } from '../fixtures/desk.ts';
import { jpegLogo } from '../fixtures/logos.ts';
import { eventually } from '../fixtures/reading.ts';
import { askByText, openTextedRooms, sandbox, textsIn } from '../fixtures/texted-rooms.ts';

const JULIE = '+15145550188';
const CARDS = ['4242 4242 4242 4242', '5555555555554444', '3782-822463-10005'];

describe.each(PLATFORMS)('text messages, seen from %s', (platform) => {
  openTextedRooms(platform, { env: { LOG_LEVEL: 'info' } });
  const told = (desk: Desk, reference: string, words: string) =>
    desk.until(() => desk.thread(reference).find(({ text }) => text.includes(words)));
  const tries = () => sandbox.twilio.messages.filter(({ direction }) => direction !== 'inbound').length;

  test('the card knows how far a text is, whatever the order and number of the carrier’s reports', async () => {
    const { webhooks } = sandbox.twilio;
    webhooks.hold();
    webhooks.manners.duplicateChance = 1;
    const desk = await askByText(JULIE, 'RO6101');
    await phoneOf(sandbox, JULIE).link('RO6101');
    expect(desk.card('RO6101')).toContain('Texto en route');
    await eventually('the phone has it', () => sandbox.twilio.to(JULIE).at(-1)?.status === 'delivered');
    await webhooks.release('reversed');
    await sandbox.twilio.idle();
    webhooks.manners.duplicateChance = 0;
    await desk.until(() => desk.card('RO6101').includes('Texto remis'));
    expect(desk.history('RO6101').some((card) => card.includes('Texto envoyé ('))).toBe(false);
    const [first, ...others] = desk.buttons('RO6101');
    expect([first, ...others.slice(-2)]).toEqual(['Renvoyer le texto', 'Annuler la demande', 'Rappels']);
    await desk.press({ card: 'RO6101' }, 'Renvoyer le texto');
    await desk.until(() => desk.answer().includes('vient de partir'));
    expect(phoneOf(sandbox, JULIE).texts('RO6101')).toHaveLength(1);
  });

  test.each([
    ['landline', '+15149991000', 'ligne fixe', 'numéro de cellulaire'],
    ['landline-late', '+15149991001', 'ligne fixe', 'numéro de cellulaire'],
    ['invalid', '+15149991002', 'n’est pas en service', 'érifiez le numéro avec le client'],
    ['filtered', '+15149991003', 'le fournisseur de téléphonie l’a bloqué', 'avec d’autres mots'],
    ['failing', '+15149991004', 'n’a pas dit pourquoi', 'Renvoyez'],
  ] as const)('a text that cannot arrive (%s) says why, and what to do', async (kind, phone, why, next) => {
    sandbox.twilio.numbers.set(phone, kind);
    const desk = await askByText(phone, `RO62-${kind}`);
    await desk.until(() => desk.card(`RO62-${kind}`).includes(why));
    expect(desk.card(`RO62-${kind}`)).toContain(next);
    const news = await told(desk, `RO62-${kind}`, why);
    expect([news.text.includes(next), news.mentions]).toEqual([true, ['Marie-Ève Gagnon']]);
  });

  test('a phone that was off gets the same link when it is sent again', async () => {
    const phone = '+15142229999';
    sandbox.twilio.numbers.set(phone, 'unreachable');
    const desk = await askByText(phone, 'RO6301');
    await desk.until(() => desk.card('RO6301').includes('injoignable'));
    sandbox.twilio.numbers.set(phone, 'mobile');
    await desk.press({ card: 'RO6301' }, 'Renvoyer le texto');
    await desk.until(() => desk.card('RO6301').includes('Texto remis'));
    await told(desk, 'RO6301', 'Marie-Ève Gagnon a renvoyé le lien');
    const [first, second, ...more] = phoneOf(sandbox, phone).texts('RO6301');
    expect([second, more]).toEqual([first, []]);
  });

  test('who said stop to the carrier is asked once (21610), never again, and remembered', async () => {
    const phone = '+14385550126';
    sandbox.twilio.numbers.set(phone, 'opted-out');
    const before = sandbox.twilio.messages.length;
    const desk = await askByText(phone, 'RO6401');
    await desk.until(() => desk.card('RO6401').includes('cette personne ne veut plus recevoir de textos'));
    expect(desk.buttons('RO6401')).not.toContain('Renvoyer le texto');
    expect(await desk.command(`/quickpay ${phone} 30 RO6402`)).toContain('ne veut plus recevoir de textos');
    sandbox.twilio.numbers.set(phone, 'mobile');
    await sandbox.app.stop();
    await sandbox.app.start();
    expect(await desk.command(`/quickpay ${phone} 30 RO6402`)).toContain('ne veut plus recevoir de textos');
    expect(sandbox.twilio.messages).toHaveLength(before);
  });

  test.each(['STOP', 'Arrêt.', 'désabonner'])('%s is obeyed and remembered, until START', async (word) => {
    const phone = `+1514333${1000 + word.length}`;
    const desk = await askByText(phone, `RO65-${word.length}`);
    await phoneOf(sandbox, phone).link(`RO65-${word.length}`);
    await textsIn(phone, word);
    // To its own word the carrier answers itself.
    const answer = word === 'STOP' ? 'unsubscribed' : 'vous ne recevrez plus nos textos';
    await eventually('an answer', () => phoneOf(sandbox, phone).texts(answer).length === 1);
    const reference = `RO65-${word.length}`;
    await told(desk, reference, 'ne veut plus recevoir de textos');
    await desk.until(() => !desk.buttons(reference).includes('Renvoyer le texto'));
    const before = tries();
    expect(await desk.command(`/quickpay ${phone} 30 RO6501`)).toContain('ne veut plus recevoir de textos');
    expect(tries()).toBe(before);
    await textsIn(phone, 'START');
    expect(await desk.command(`/quickpay ${phone} 30 RO6501`)).toContain('Envoyer ce texto ?');
    await told(desk, reference, 'accepte de nouveau');
    await desk.until(() => desk.buttons(reference)[0] === 'Renvoyer le texto');
  });

  test('a customer who texts is read in the thread of their latest request, once, with what came along', async () => {
    await askByText(JULIE, 'RO6601');
    const desk = await askByText(JULIE, 'RO6602');
    sandbox.twilio.webhooks.manners.duplicateChance = 1;
    await textsIn(JULIE, 'J’arrive à 16 h ! <!channel> @here *gras*', {
      media: [
        { contentType: 'image/jpeg', content: await jpegLogo(64, 48) },
        { contentType: 'text/x-vcard', content: Buffer.from('BEGIN:VCARD\nEND:VCARD') },
      ],
    });
    await sandbox.twilio.idle();
    sandbox.twilio.webhooks.manners.duplicateChance = 0;
    const { text, forAll, mentions } = await told(desk, 'RO6602', 'Julie Tremblay a texté :');
    expect(mentions).toEqual(['Marie-Ève Gagnon']);
    expect(text).toContain('J’arrive à 16 h ! <!channel> @here *gras*');
    const picture = await fetch(/http[^"]+\/pictures\/[\w.-]+/.exec(desk.kept())?.[0] ?? '');
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(text).toContain('Une fiche de contact l’accompagnait');
    expect([forAll, desk.thread('RO6602').length]).toEqual([true, 1]);
  });

  test('a card number in a customer’s text is masked everywhere: in the room, in the store, in the log', async () => {
    const desk = await askByText(JULIE, 'RO6701');
    for (const card of CARDS) await textsIn(JULIE, `Prenez ma carte ${card} svp`);
    await desk.until(() => desk.thread('RO6701').filter(({ text }) => text.includes('Prenez ma carte')).length === 3);
    const places = { room: desk.kept(), store: await sandbox.storedBytes(), log: sandbox.app.output.join('\n') };
    expect([places.room, places.store]).toEqual(Array(2).fill(expect.stringMatching(/Prenez ma carte [•\s-]+4242/)));
    expect(places.log).toContain('listening');
    for (const card of CARDS) {
      const holders = Object.entries(places).filter(([, text]) => text.includes(card));
      expect(holders.map(([where]) => where)).toEqual([]);
    }
  });

  test('nobody’s link is in the log', async () => {
    await askByText(JULIE, 'RO6190');
    await phoneOf(sandbox, JULIE).link('RO6190');
    const links = sandbox.twilio.messages.flatMap(({ body }) => /\/p\/([\w-]+)/.exec(body)?.[1] ?? []);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((token) => sandbox.app.output.join('\n').includes(token))).toEqual([]);
  });
});
