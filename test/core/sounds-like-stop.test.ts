import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { soundsLikeStop } from '../../src/conversations/sounds-like-stop.ts';
import { hasOptedOut } from '../../src/customers/customer.ts';
import { createWorld, type World } from '../fixtures/world.ts';

describe('who writes this wants no more texts, or was never meant:', () => {
  test.each([
    ...['stop texting me', 'Please STOP texting me!!', 'Stop sending me these messages', 'stop messaging this number'],
    ...[
      'Don’t text me again',
      'do not contact me',
      'Do not write to me anymore',
      'I don’t want any more texts from you',
    ],
    ...['no more texts please', 'Leave me alone', 'Take me off your list', 'Remove my number', 'Unsubscribe me please'],
    ...['Wrong number', 'Sorry, wrong number.', 'You have the wrong number', 'I think you’ve got the wrong person'],
    ...[
      'Ne me textez plus',
      'ne me texter plus svp',
      'Me textez plus jamais',
      'Arrêtez de m’écrire',
      'ARRETE DE ME TEXTER',
    ],
    ...['Arrêtez de m’envoyer des textos', 'Cessez vos messages', 'Arrêtez les textos svp', 'Ne m’écrivez plus'],
    ...['Je ne veux plus recevoir de textos', 'je veux plus de messages', 'Je ne veux plus être contactée'],
    ...['Laissez-moi tranquille', 'laisse moi donc tranquille', 'Plus de textos, merci', 'Enlevez-moi de votre liste'],
    ...['Désabonnez-moi svp', 'Je voudrais me désabonner', 'Mauvais numéro', 'Désolé, mauvais numéro', 'Faux numéro'],
    ...[
      'Vous avez le mauvais numéro',
      'Vous vous trompez de numéro',
      'C’est pas moi. Mauvais numéro',
      'Supprimez mon numéro',
    ],
  ])('%s', (text) => {
    expect(soundsLikeStop(text)).toBe(true);
  });
});

describe('who writes this does not:', () => {
  test.each([
    ...[
      'Can I stop by at 3?',
      'I will stop by tomorrow',
      'The car won’t stop making noise',
      'stop, it is paid',
      'non-stop',
    ],
    ...['Do not text me the link, I will pay at the counter', 'Don’t contact me before 5', 'stop the repair please'],
    ...[
      'Don’t write off the car',
      'Text me when it’s ready',
      'I gave you the wrong number of tires',
      'No more noise, thanks!',
    ],
    ...[
      'I don’t need the messages printed',
      'Leave the keys alone',
      'Please remove my number plate',
      'Stop sending the parts',
    ],
    ...[
      'Is this the wrong amount?',
      'Do not bother, I’ll come by',
      'I want to opt for winter tires',
      'Wrong invoice number',
    ],
    ...[
      'Arrêt à 10 h',
      'Où est l’arrêt d’autobus?',
      'Arrêtez les travaux',
      'Je m’arrête demain',
      'Arrêtez-vous au garage',
    ],
    ...[
      'Ne m’écrivez pas avant midi',
      'Ne me contactez pas au bureau',
      'Je ne veux plus de pneus d’hiver',
      'Merci, rien de plus',
    ],
    ...[
      'Je n’ai pas reçu de textos',
      'Je ne veux pas manquer vos messages',
      'Laissez-moi un message',
      'Laissez la clé tranquille',
    ],
    ...['Mauvais numéro de facture?', 'Textez-moi plus tard', 'Écrivez-moi plus souvent', 'Ça ne me dérange pas'],
    ...['Le mauvais numéro de série est sur la facture', 'Enlevez mon siège', '', '👍', '…'],
  ])('%s', (text) => {
    expect(soundsLikeStop(text)).toBe(false);
  });
});

describe('the team', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  const text = async (sid: string, body: string) => {
    await world.app.textReceived({ sid, from: '+15145550501', to: world.company.textSender, body, media: 0 });
    await world.app.deliverDue();
    return world.store.texts.bySid(world.company.id, sid);
  };

  test('has it pointed out, on a card and as news, and nothing is changed by itself; after a stop, nothing is', async () => {
    expect(await text('SM501', 'Mauvais numéro')).toMatchObject({ soundsLikeStop: true });
    await text('SM502', 'Ne me textez plus');
    const news = world.chat.posted.flatMap(({ versions: [one] }) => (one?.kind === 'news' ? [one.news] : []));
    expect(news).toMatchObject([{ kind: 'customer-replied', soundsLikeStop: true }]);
    const known = await world.store.customers.byPhone(world.company.id, '+15145550501');
    expect(known && hasOptedOut(known)).toBeFalsy();
    expect(world.sms.taken).toEqual([]);
    expect(await text('SM503', 'STOP')).not.toHaveProperty('soundsLikeStop');
    expect(await text('SM504', 'stop texting me')).not.toHaveProperty('soundsLikeStop');
  });
});
