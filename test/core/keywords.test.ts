import { describe, expect, test } from '@jest/globals';
import { type Keyword, keywordOf, wordIn } from '../../src/conversations/keywords.ts';

const cases: [kind: Keyword['kind'], tongue: Keyword['tongue'], words: string[]][] = [
  ['stop', undefined, ['STOP', 'stop', 'Stop.', ' STOP ! ', '«STOP»', 'S.T.O.P.', 'ＳＴＯＰ', 'STOP 🙏', 'stop\n']],
  ['stop', 'fr', ['ARRET', 'Arrêt', 'ARRÊT!', 'Arret.', 'arrêt', 'arre\u0302t', 'arrêter', 'Arrêtez']],
  ['stop', 'fr', ['DÉSABONNER', 'desabonner', 'Désabonnez-moi', 'désabonnement', 'Désinscrire']],
  ['stop', 'en', ['UNSUBSCRIBE', 'Unsubscribe.', 'cancel', 'END', 'quit', 'STOPALL', 'stop all', 'opt-out', 'Revoke']],
  ['stop', undefined, ['STOP SVP', 'stop s’il vous plaît', 'Stop please!', 'Please stop.', 'STOP STOP', 'stop, merci']],
  ['stop', 'fr', ['Arrêt svp', 'ARRÊTEZ S.V.P.', 'arrêter merci', 'ARRET ARRET']],
  ['help', undefined, ['INFO', 'info?', 'Info!']],
  ['help', 'fr', ['AIDE', 'Aide?', 'aide !']],
  ['help', 'en', ['HELP', 'help!!', 'Help?']],
  ['start', undefined, ['START', 'start', 'Start!']],
  ['start', 'en', ['Unstop']],
  ['start', 'fr', ['REPRENDRE', 'reprendre.', 'Réabonner']],
];

describe.each(cases)('%s (%s)', (kind, tongue, words) => {
  test.each(words)('is what %j means', (text) => {
    expect(keywordOf(text)).toEqual(tongue ? { kind, tongue } : { kind });
  });
});

describe('a message that only has such a word in it', () => {
  test.each([
    '',
    '...',
    '👍',
    'Please stop texting me',
    'Can you stop by at 3?',
    'Stop, it is paid',
    'non-stop',
    'Où est l’arrêt?',
    'the end',
    'help me',
    'OUI',
    'YES',
    'START please',
    'merci',
    'svp',
    'annuler',
    'STOP2',
    'stopover',
  ])('means what it says: %j', (text) => {
    expect(keywordOf(text)).toBeUndefined();
  });
});

test('what the carrier took a text for counts, and keeps the language of a word we know; it is answered already', () => {
  expect(wordIn('Assez', 'stop')).toEqual({ kind: 'stop', answered: true });
  expect(wordIn('Arrêt', 'stop')).toEqual({ kind: 'stop', tongue: 'fr', answered: true });
  expect(wordIn('Arrêt', 'help')).toEqual({ kind: 'help', answered: true });
  expect(wordIn('Arrêt')).toEqual({ kind: 'stop', tongue: 'fr' });
  expect(wordIn('Assez')).toBeUndefined();
});
