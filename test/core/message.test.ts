import { describe, expect, test } from '@jest/globals';
import { composeMessage, type MessageParts, previewOf } from '../../src/payments/message.ts';
import { unknownVariableIn } from '../../src/payments/variables.ts';
import { garage } from '../fixtures/requests.ts';

const compose = (change: Partial<MessageParts>) =>
  composeMessage({
    company: garage,
    customer: { phone: '+15145550188', name: 'Julie Tremblay' },
    memberFirstName: 'Marc',
    tongue: 'fr',
    amount: { minor: 12_550, currency: 'CAD' },
    reference: 'RO4821',
    reply: 'payment-request',
    own: '',
    first: false,
    ...change,
  });
const own = (text: string) => compose({ own: text }).replace(/^Garage Boréal : /, '');

describe('who is asked is greeted', () => {
  test.each([
    ['Tremblay, Luc', 'Bonjour Luc, ici'],
    ['TREMBLAY,JULIE', 'Bonjour Julie, ici'],
    ['Mme Roy', 'Bonjour, ici'],
    ['9123-4567 Québec inc.', 'Bonjour, ici'],
    ['🚗', 'Bonjour, ici'],
    [undefined, 'Bonjour, ici'],
  ])('%j: %s', (name, greeting) => {
    const customer = { phone: '+15145550188', ...(name ? { name } : {}) };
    expect(compose({ customer })).toContain(greeting);
  });
});

describe('a member’s own words', () => {
  test.each([
    ['Payez ici {link}', 'Payez ici {link}'],
    ['Payez ici ({link}).', 'Payez ici ({link} ).'],
    ['{link}, merci', '{link} , merci'],
    ['{link}…', '{link} …'],
    ['{link}\nMerci', '{link}\nMerci'],
    ['ici{link}merci', 'ici {link} merci'],
    ['voici {lien}', 'voici {link}'],
    ['voici { LIEN }.', 'voici {link} .'],
    ['{Client.Prénom}, {montant} pour {référence}', 'Julie, 125,50 $ pour RO4821\n{link}'],
    ['{customer.firstname} {AMOUNT} {reference}', 'Julie 125,50 $ RO4821\n{link}'],
    ['{entreprise.nom} ({membre.prénom})', 'Garage Boréal (Marc)\n{link}'],
    ['2 pneus {12} { }', '2 pneus {12} { }\n{link}'],
  ])('%j go out as %j', (typed, sent) => {
    expect(own(typed)).toBe(sent);
  });

  test('count with the blank that keeps the link apart', () => {
    const parts = {
      company: garage,
      customer: { phone: '+15145550188' },
      memberFirstName: 'Marc',
      tongue: 'fr',
    } as const;
    const preview = previewOf(
      {
        ...parts,
        amount: { minor: 100, currency: 'CAD' },
        reference: 'R1',
        reply: 'reminder',
        own: '{link}.',
        first: false,
      },
      'https://pay.example',
    );
    expect(preview.text).toMatch(/\/p\/x{22} \.$/);
    expect(preview.characters).toBe(preview.text.length);
  });

  test.each([
    ['voici {lien}', undefined],
    ['{Link} {CUSTOMER.FIRSTNAME} {montant}', undefined],
    ['{2 pneus} {} { } {\n}', undefined],
    ['{customer.name}', 'customer.name'],
    ['{montant} { nom du client }', 'nom du client'],
    ['{constructor}', 'constructor'],
  ])('%j: what nothing can be filled in for is %j', (typed, unknown) => {
    expect(unknownVariableIn(typed)).toBe(unknown);
  });
});
