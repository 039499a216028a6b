import { describe, expect, test } from '@jest/globals';
import { builtIn, PURPOSES, type Purpose } from '../../src/company/saved-replies.ts';
import { nearestVariable, unknownVariableIn } from '../../src/company/variables.ts';
import { measure } from '../../src/conversations/segments.ts';
import { composeMessage, type MessageParts, previewOf } from '../../src/payments/message.ts';
import { garage } from '../fixtures/requests.ts';

const saying = (purpose: Purpose) => builtIn(purpose).texts;

const compose = (change: Partial<MessageParts>) =>
  composeMessage({
    company: garage,
    customer: { phone: '+15145550188', name: 'Julie Tremblay' },
    memberFirstName: 'Marc',
    tongue: 'fr',
    amount: { minor: 12_550, currency: 'CAD' },
    reference: 'RO4821',
    reply: saying('payment-request'),
    own: '',
    first: false,
    ...change,
  });
const own = (text: string) => compose({ own: text }).replace(/^Garage Boréal : /, '');

describe('who is asked is greeted', () => {
  test.each([
    ['Tremblay, Luc', 'Bonjour Luc, Garage'],
    ['TREMBLAY,JULIE', 'Bonjour Julie, Garage'],
    ['Mme Roy', 'Bonjour, Garage'],
    ['9123-4567 Québec inc.', 'Bonjour, Garage'],
    ['🚗', 'Bonjour, Garage'],
    [undefined, 'Bonjour, Garage'],
  ])('%j: %s', (name, greeting) => {
    const customer = { phone: '+15145550188', ...(name ? { name } : {}) };
    expect(compose({ customer })).toContain(greeting);
  });
});

describe('a member’s own words', () => {
  test.each([
    ['Payez ici {link}', 'Payez ici {link}\n125,50 $ pour RO4821'],
    ['Payez {montant} ici ({link}).', 'Payez 125,50 $ ici ({link} ).'],
    ['{link}, {montant}, merci', '{link} , 125,50 $, merci'],
    ['{montant} {link}…', '125,50 $ {link} …'],
    ['{link}\nMerci', '{link}\nMerci\n125,50 $ pour RO4821'],
    ['{montant} ici{link}merci', '125,50 $ ici {link} merci'],
    ['{montant}, voici {lien}', '125,50 $, voici {link}'],
    ['{montant}, voici { LIEN }.', '125,50 $, voici {link} .'],
    ['{Client.Prénom}, c’est {référence}', 'Julie, c’est RO4821\n125,50 $ pour RO4821 : {link}'],
    ['{customer.firstname} {AMOUNT} {reference}', 'Julie 125,50 $ RO4821\n125,50 $ pour RO4821 : {link}'],
    ['{entreprise.nom} ({membre.prénom})', 'Garage Boréal (Marc)\n125,50 $ pour RO4821 : {link}'],
    ['2 pneus {12} { }', '2 pneus {12} { }\n125,50 $ pour RO4821 : {link}'],
  ])('%j go out as %j: never a bare link', (typed, sent) => {
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
        reply: saying('reminder'),
        own: '{link}.',
        first: false,
      },
      'https://pay.example',
    );
    expect(preview.text).toMatch(/\/p\/x{22} \.\n/);
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

test.each([
  ['client.prenon', 'customer.firstName'],
  ['customer.name', 'customer.firstName'],
  ['firstName', 'customer.firstName'],
  ['montants', 'amount'],
  ['ref', 'reference'],
  ['liens', 'link'],
  ['compagny.name', 'company.name'],
  ['member.name', 'member.firstName'],
])('who writes {%s} is asked whether they mean %s', (typed, variable) => {
  expect(nearestVariable(typed)).toBe(variable);
});

describe('a text costs as little as it can', () => {
  const LINK_OF_52 = 'https://pay.garage-boreal.ca/p/'.slice(0, 30);
  const extremes = {
    company: { ...garage, name: 'Concessionnaire Montréal'.padEnd(25, 'o') },
    customer: { phone: '+15145550188', name: `${'Maximilienne'.padEnd(20, 'a')} Tremblay` },
    amount: { minor: 9_999_999, currency: 'CAD' },
    first: true,
  } as const;
  const segments = (change: Partial<MessageParts>) => {
    const text = compose({ ...extremes, ...change }).replace('{link}', LINK_OF_52.padEnd(52, 'x'));
    return measure(text).segments;
  };

  test.each(['fr', 'en'] as const)(
    'in %s every default is one text for a long name, a long company and 99,999.99, with how to stop',
    (tongue) => {
      for (const purpose of PURPOSES) {
        // Who has paid was told how to stop before. Five steps do not fit one text.
        const thanks = purpose === 'thank-you' ? { thanks: true, first: false } : {};
        const most = purpose === 'how-to-pay' ? 2 : 1;
        expect([purpose, segments({ tongue, reply: saying(purpose), ...thanks })]).toEqual([purpose, most]);
      }
    },
  );

  test.each([
    ['Jean-François Côté', 'Garage Boréal', 'Bonjour Jean-Francois, Garage Boréal'],
    ['Benoît', 'Toyota Côte-de-Liesse', 'Bonjour Benoit, Toyota Cote-de-Liesse'],
    ['Zoé', 'Garage Boréal', 'Bonjour Zoé, Garage Boréal'],
  ])('%s of %s is greeted in letters that cost nothing', (name, company, greeting) => {
    const customer = { phone: '+15145550188', name };
    const text = compose({ customer, company: { ...garage, name: company } });
    expect(text).toContain(greeting);
    expect(measure(text).encoding).toBe('gsm-7');
  });

  test('a company that wants names as they are written pays for them, and its preview says so', () => {
    const parts = {
      company: { ...garage, foldsNames: false },
      customer: { phone: '+15145550188', name: 'Jean-François' },
    };
    expect(compose(parts)).toContain('Bonjour Jean-François');
    expect(compose({ ...parts, company: garage })).toContain('Bonjour Jean-Francois');
  });

  test('a member’s own words are kept as typed, and names with them where that would save nothing', () => {
    const customer = { phone: '+15145550188', name: 'Jean-François' };
    expect(compose({ customer, own: 'Ça roule, {client.prénom} 🚗' })).toContain('Ça roule, Jean-François 🚗');
  });
});
