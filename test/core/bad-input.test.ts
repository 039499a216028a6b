import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type QuickpayForm, type QuickpayValues, type Screen, traceOf } from '../../src/screen.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const CARD = '4242 4242 4242 4242';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const GOOD: QuickpayValues = {
  ...{ customer: 'new:+15145550188', name: 'Julie', amount: '125,50', reference: 'RO4821', message: '' },
  ...{ reply: 'payment-request', language: 'auto' },
};
const asForm = (screen: Screen): QuickpayForm => {
  if (screen.kind !== 'quickpay-form') throw new Error(`${screen.kind} instead of a form`);
  return screen;
};
let keys = 0;
const quickpay = () => quickpayOf(world.app, world.marc);
const line = (text: string) => quickpay().line(text, `command:${++keys}`);
const submit = (values: Partial<QuickpayValues>) => quickpay().send({ ...GOOD, ...values }, [], `view:${++keys}`);
const refresh = async (values: Partial<QuickpayValues>) => asForm(await quickpay().change({ ...GOOD, ...values }));
const codes = ({ problems }: QuickpayForm) =>
  Object.fromEntries(Object.entries(problems).map(([field, { code }]) => [field, code]));

describe('a payment card number', () => {
  test.each([
    ['name', `Julie ${CARD}`],
    ['amount', CARD],
    ['reference', CARD],
    ['reference', 'RO 4242424242424242'],
    ['message', `payez avec ${CARD}`],
    ['customer', `new:${CARD}`],
  ] as const)(
    'as the %s of the form is refused at its field, as it is typed and when it is submitted',
    async (field, typed) => {
      expect(codes(await refresh({ [field]: typed }))).toEqual({ [field]: 'has-card-number' });
      expect(codes(asForm(await submit({ [field]: typed })))).toEqual({ [field]: 'has-card-number' });
      expect((await refresh({ [field]: typed })).preview).toBeUndefined();
    },
  );

  test.each([
    ['in place of the phone number', `${CARD} 125 RO4821`],
    ['in place of the amount', `514-555-0188 ${CARD} RO4821`],
    ['as the reference', '514-555-0188 125 4242424242424242'],
    ['in the message', `514-555-0188 125 RO4821 carte ${CARD}`],
    ['in groups of its own, behind a phone number', '514 555 0188 424242 42424242 42 RO4821'],
    ['behind a name', `Julie ${CARD}`],
    ['alone', '4242-4242-4242-4242'],
  ])('in one line, %s, is refused as a whole', async (_, text) => {
    expect(await line(text)).toEqual({ kind: 'refused', refusal: { code: 'has-card-number' } });
    expect(await world.store.drafts.byKey(world.company.id, `command:${keys}`)).toBeUndefined();
  });

  test.each(['514 555 0188 125.00 4821', '5145550188 1 234,50 4821', '1 514 555-0188 125.50 2024118'])(
    'is not seen in %j',
    async (text) => {
      expect(await line(text)).toMatchObject({ kind: 'quickpay-confirmation' });
    },
  );
});

describe('what was typed in one line stays', () => {
  test.each([
    ['a number that is none', '418-555-01 125.50 RO1', 'phone-unreadable', '418-555-01'],
    ['a number abroad', '+33 6 12 34 56 78 125.50 RO1', 'phone-foreign', '+33 6 12 34 56 78'],
    ['a number that is none, alone', '418-555-01', 'phone-unreadable', '418-555-01'],
    ['a name that is nobody’s', 'Zorglub 125.50 RO1', 'customer-missing', 'Zorglub'],
  ])('%s, with its problem at the field', async (_, text, code, typed) => {
    const form = asForm(await line(text));
    expect([form.customer, codes(form)]).toMatchObject([{ typed }, { customer: code }]);
    // Another field is filled in meanwhile.
    const again = await refresh({ ...form.values, amount: '130' });
    expect([again.customer, codes(again)]).toMatchObject([{ typed }, { customer: code }]);
  });

  test('a toll-free number, which may be written to instead', async () => {
    const form = asForm(await line('1 800 555 1234 125.50 RO1'));
    expect(form).toMatchObject({ customer: { phone: '+18005551234' }, mail: { why: 'not-textable' } });
    expect(codes(form)).toEqual({ customer: 'phone-not-textable' });
    expect(codes(await refresh({ ...form.values, amount: '130' }))).toEqual({ customer: 'phone-not-textable' });
  });

  test('a message that is too long', async () => {
    const form = asForm(await line(`514-555-0188 5 RO1 ${'très '.repeat(400)}`));
    expect(codes(form)).toEqual({ message: 'message-too-long' });
    expect(form.values.message).toHaveLength(1999);
  });

  test('an amount that can’t be read, while the reference is missing', async () => {
    expect(codes(asForm(await line('514-555-0188 125,5050')))).toEqual({ amount: 'amount-too-precise' });
  });
});

test.each([
  ['+33 6 12 34 56 78', 'phone-foreign'],
  ['555-0199', 'phone-unreadable'],
])('the type-ahead offers %s as it was typed, and once chosen it says what is wrong', async (typed, code) => {
  const [choice, ...more] = await quickpay().search(` ${typed} `);
  expect([choice, more]).toEqual([{ id: `new:${typed}`, typed }, []]);
  expect(codes(await refresh({ customer: choice?.id ?? '' }))).toEqual({ customer: code });
});

test.each(['4242 4242 4242 4242', 'zzz', '555', '', '9123-4567', '91234567'])(
  'the type-ahead offers nothing for %j',
  async (typed) => {
    expect((await quickpay().search(typed)).filter((choice) => 'typed' in choice)).toEqual([]);
  },
);

test.each([
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['👩\u200d🔧 Zoë', '👩\u200d🔧 Zoë'],
  ['\u202aJulie\u202c\u200b', 'Julie'],
  ['\u200f\u2068 \u2069', undefined],
])('the name %j is taken as %j', async (name, taken) => {
  // Of nobody who is known.
  expect((await refresh({ customer: 'new:+15145550123', name })).preview?.to.name).toBe(taken);
});

describe('a member’s own message', () => {
  test('with something between braces that nothing can be filled in for is refused by its name', async () => {
    for (const form of [
      await refresh({ message: 'voici {customer.name}' }),
      asForm(await submit({ message: '{nom}' })),
    ])
      expect(form.problems.message).toMatchObject({ code: 'message-variable-unknown' });
    expect(asForm(await line('514-555-0188 5 RO1 voici {Lien du client}')).problems).toEqual({
      message: { code: 'message-variable-unknown', variable: 'Lien du client' },
    });
  });

  test('loses what came along unseen when it was pasted, and keeps what holds letters and emoji together', async () => {
    const message = '\u202dappelez le\u00a0514\u00ad-555-0199\u202c\u200b \u2066ou\u2069 👩\u200d🔧';
    const { preview, problems } = await refresh({ message });
    expect(problems).toEqual({});
    expect(preview?.text).toContain('appelez le 514-555-0199 ou 👩\u200d🔧\n');
  });
});

test.each(['Julie\u0007', 'Julie\ue000', '\ud83d'])('the name %j is refused', async (name) => {
  expect(codes(asForm(await submit({ name })))).toEqual({ name: 'name-invalid' });
});

test('a name that can’t be used does not lose the number it belongs to', async () => {
  const form = await refresh({ customer: 'new:+15145550124', name: 'J'.repeat(81) });
  expect(form.customer).toEqual({ id: 'new:+15145550124', phone: '+15145550124' });
  expect(codes(asForm(await submit({ name: 'J'.repeat(81) })))).toEqual({ name: 'name-invalid' });
});

describe('a question that waited', () => {
  const GRACE = 60_000;

  test('is asked again when the reference was requested meanwhile, and sent when one insists', async () => {
    const question = await line('514-555-0188 30 RO9001');
    if (question.kind !== 'quickpay-confirmation') throw new Error(question.kind);
    world.clock.at = new Date(world.clock.at.getTime() + GRACE);
    await submit({ reference: 'RO9001', amount: '30' });
    const press = { action: 'quickpay.send', value: question.draftId, key: 'press:1' };
    const asked = await quickpayOf(world.app, world.marc).press(press);
    if (asked.kind !== 'quickpay-confirmation') throw new Error(asked.kind);
    expect(asked.warnings.map(({ code }) => code)).toEqual(['reference-requested']);
    const insisted = { action: 'quickpay.send', value: asked.draftId, key: 'press:again' };
    expect((await quickpayOf(world.app, world.marc).press(insisted)).kind).toBe('request-sent');
  });

  test('is sent when nothing new is to be known', async () => {
    const question = await line('514-555-0188 30 RO9001');
    if (question.kind !== 'quickpay-confirmation') throw new Error(question.kind);
    expect(question.warnings).toHaveLength(1);
    const press = { action: 'quickpay.send', value: question.draftId, key: 'press:2' };
    expect((await quickpayOf(world.app, world.marc).press(press)).kind).toBe('request-sent');
  });

  test('keeps the name that was typed for a new number', async () => {
    const question = await line('Zoë O’Neil 514 234 5678 30 RO9002');
    if (question.kind !== 'quickpay-confirmation') throw new Error(question.kind);
    expect(question.preview.to).toEqual({ phone: '+15142345678', name: 'Zoë O’Neil' });
    const sent = await quickpayOf(world.app, world.marc).press({
      action: 'quickpay.send',
      value: question.draftId,
      key: 'press:3',
    });
    expect(sent).toMatchObject({ kind: 'request-sent', to: 'Zoë O’Neil' });
    expect((await world.store.customers.byPhone(world.company.id, '+15142345678'))?.name).toBe('Zoë O’Neil');
  });
});

describe('what is absurdly long', () => {
  const LENGTH = 200_000;

  test.each(['x', ' ', ' ,', '1 ', '{', '4111 ', '\u200b', '😀'])(
    'a form and a line full of %j hold nobody up',
    async (typed) => {
      const long = `a${typed.repeat(LENGTH / typed.length)}a`;
      const before = performance.now();
      await refresh({ name: long, amount: long, reference: long });
      await refresh({ message: long });
      await line(long);
      await line(`514-555-0188 12 RO1 ${long}`);
      expect(performance.now() - before).toBeLessThan(15_000);
    },
    60_000,
  );
});

describe('a form that is sent again, because its answer was lost', () => {
  const again = (values: Partial<QuickpayValues>, shown: string[] = []) =>
    quickpay().send({ ...GOOD, ...values }, shown, `view:lost of ${values.reference}`);
  const asked = async (reference: string) =>
    (await world.store.requests.byReference(world.company.id, reference, 9)).map(({ amount }) => amount.minor);

  test('as it was, is one request', async () => {
    const first = await again({ reference: 'RO9801', amount: '14' });
    expect(await again({ reference: 'RO9801', amount: '14' })).toEqual(first);
    expect(await asked('RO9801')).toEqual([1400]);
  });

  test('and says something else by then, tells of the first before it asks for more, once', async () => {
    await again({ reference: 'RO9802', amount: '14' });
    const changed = { reference: 'RO9802', amount: '15' };
    const form = asForm(await again(changed));
    expect(form.warnings).toMatchObject([{ code: 'reference-requested', amount: { minor: 1400 } }]);
    expect(await asked('RO9802')).toEqual([1400]);
    const shown = form.warnings.map(traceOf);
    const [once, twice] = [await again(changed, shown), await again(changed, shown)];
    expect(once).toMatchObject({ kind: 'request-sent', amount: { minor: 1500 } });
    expect(twice).toEqual(once);
    expect((await asked('RO9802')).toSorted()).toEqual([1400, 1500]);
  });
});
