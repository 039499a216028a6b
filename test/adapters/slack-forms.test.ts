import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Filled } from '../../src/kernel/screen.ts';
import { readQuickpay } from '../../src/payments/quickpay-values.ts';
import type { QuickpayForm, QuickpayValues } from '../../src/screen.ts';
import { form, MARC, OTHER, ROOM, type SlackRig, sent, startRig, WORKSPACE } from './slack-rig.ts';

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const julie = { id: 'cus_julie', name: 'Julie Tremblay', phone: '+15145550188' };
/** The form as the core gives it back: with the chosen customer. */
const again = (values: QuickpayValues, more: Partial<QuickpayForm> = {}) =>
  form(values, { ...(values.customer === julie.id ? { customer: julie } : {}), ...more });
const echo = (_actor: unknown, filled: Filled) => again(typed(filled));
const typed = (filled: Filled) => readQuickpay(filled).values;

async function open(channel = ROOM) {
  await rig.type('/quickpay', channel);
  return rig.slack.waitFor(() => rig.slack.modal(MARC));
}
const enter = (field: string, value: string) => rig.slack.enter(MARC, field, value);
const shown = () => JSON.stringify(rig.slack.modal(MARC)?.view.blocks);
const held = () => JSON.stringify(rig.slack.modal(MARC)?.values);

async function fill() {
  rig.answers.changed = echo;
  rig.answers.search = () => [julie];
  await rig.slack.suggest(MARC, 'customer', 'jul');
  await rig.slack.select(MARC, 'customer', 'cus_julie');
  await enter('reference', 'RO4821');
  await enter('amount', '125,50');
  await rig.mount.idle();
}

describe('the type-ahead', () => {
  test('offers customers by name and number, and what was typed as a new number', async () => {
    await open();
    rig.answers.search = () => [julie, { id: 'new:+15145550199', phone: '+15145550199' }];
    const { ok, options } = await rig.slack.suggest(MARC, 'customer', '514555');
    expect(ok).toBe(true);
    expect(options?.map(({ text, value }) => [text.text.replaceAll(/\s/g, ' '), value])).toEqual([
      ['Julie Tremblay · (514) 555-0188', 'cus_julie'],
      [expect.stringContaining('(514) 555-0199'), 'new:+15145550199'],
    ]);
    expect(rig.of('search')[0]).toEqual([
      expect.objectContaining({ id: MARC }),
      { form: 'quickpay', field: 'customer', text: '514555' },
    ]);
  });

  test('offers a very long name in what Slack can show, with its whole number', async () => {
    await open();
    rig.answers.search = () => [{ ...julie, name: 'Société immobilière '.repeat(8) }];
    const { ok, options } = await rig.slack.suggest(MARC, 'customer', 'soc');
    expect(ok).toBe(true);
    expect(options?.[0]?.text.text).toContain('555-0188');
  });

  test('offers nothing rather than an error when the search fails', async () => {
    await open();
    rig.answers.search = new Error('the store is away');
    expect(await rig.slack.suggest(MARC, 'customer', 'jul')).toMatchObject({ ok: true, options: [] });
    expect(rig.logged.map(({ level }) => level)).toContain('error');
  });
});

describe('a change in the form', () => {
  test('draws it again, and keeps what is typed', async () => {
    await open();
    await fill();
    rig.answers.changed = (_: unknown, filled: Filled) =>
      again(typed(filled), { warnings: [{ code: 'amount-differs', balance: { minor: 20_000, currency: 'CAD' } }] });
    await enter('message', 'À bientôt');
    await rig.slack.waitFor(() => shown().includes('200,00'));
    for (const typed of ['cus_julie', 'RO4821', '125,50', 'À bientôt']) expect(held()).toContain(typed);
    expect(rig.of('changed').at(-1)?.[1]).toHaveProperty(
      'values',
      expect.objectContaining({
        customer: 'cus_julie',
        reference: 'RO4821',
        amount: '125,50',
        message: 'À bientôt',
      }),
    );
  });

  test('that comes while another is drawn waits for it, and only the last of them is drawn', async () => {
    await open();
    const first = Promise.withResolvers<void>();
    let asked = 0;
    rig.answers.changed = async (_: unknown, filled: Filled) => {
      const values = typed(filled);
      asked += 1;
      if (asked === 1) await first.promise;
      return again(values, { preview: previewOf(values.reference) });
    };
    for (const reference of ['R', 'RO', 'RO4', 'RO48']) await enter('reference', reference);
    first.resolve();
    await rig.slack.waitFor(() => shown().includes('text of RO48'));
    await rig.mount.idle();
    expect(asked).toBe(2);
    expect(rig.slack.calls('views.update')).toBe(2);
  });

  test('made before the last drawing reached Slack is drawn all the same', async () => {
    await open();
    let drawn = 0;
    rig.answers.changed = (_: unknown, filled: Filled) => {
      const values = typed(filled);
      drawn += 1;
      return again(values, { preview: previewOf(`${values.reference}, drawing ${drawn}`) });
    };
    await enter('reference', 'RO1');
    await rig.mount.idle();
    const early = rig.slack.lastRequest();
    if (!early) throw new Error('nothing was sent');
    await rig.slack.replay(early);
    await rig.mount.idle();
    expect(shown()).toContain('text of RO1, drawing 2');
  });

  test('in a form that was closed meanwhile is no trouble', async () => {
    await open();
    const drawing = Promise.withResolvers<void>();
    rig.answers.changed = async (_: unknown, filled: Filled) => {
      const values = typed(filled);
      await drawing.promise;
      return again(values);
    };
    await enter('reference', 'RO1');
    await rig.slack.dismiss(MARC);
    drawing.resolve();
    await rig.mount.idle();
    expect(rig.logged.filter(({ what }) => what.includes('redrawn'))).toEqual([]);
  });

  test('by the button of a proposal fills it in', async () => {
    await open();
    rig.answers.changed = (_: unknown, filled: Filled) =>
      again(typed(filled), filled.values.amount ? {} : { proposal: { minor: 48_012, currency: 'CAD' } });
    await enter('reference', 'RO4821');
    await rig.slack.waitFor(() => shown().includes('480,12'));
    await rig.slack.press(MARC, 'modal', 'propose.amount.0');
    await rig.slack.waitFor(() => held().includes('480,12'));
    expect(held()).toContain('RO4821');
  });
});

describe('a submitted form', () => {
  test('reaches the core with its values, and closes; its card is in front of the member', async () => {
    const { id } = await open();
    await fill();
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
    const [[actor, filled, key] = []] = rig.of('sent');
    expect(actor).toMatchObject({ id: MARC, room: `${WORKSPACE}/${ROOM}` });
    expect(filled).toMatchObject({
      values: { customer: 'cus_julie', reference: 'RO4821', amount: '125,50' },
      state: '',
    });
    expect(key).toEqual(id);
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([]);
  });

  test('whose card goes to another room says so where it was typed', async () => {
    await open(OTHER);
    await fill();
    await rig.slack.submit(MARC);
    await rig.mount.idle();
    expect(rig.whispered(OTHER)).toEqual([expect.stringContaining('RO4821')]);
  });

  test('says it even after Slack’s address for answers has run out', async () => {
    rig.answers.sent = sent([`${WORKSPACE}/C0ELSEWHERE`]);
    await open();
    await fill();
    rig.slack.faults.add({ kind: 'server-error', operation: 'response_url', status: 404 });
    await rig.slack.submit(MARC);
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([expect.stringContaining('RO4821')]);
  });

  test('sent twice is one and the same to the core', async () => {
    await open();
    await fill();
    await rig.slack.submit(MARC);
    const request = rig.slack.lastRequest();
    if (!request) throw new Error('nothing was sent');
    await rig.slack.replay(request);
    const keys = rig.of('sent').map(([, , key]) => key);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  test('with problems keeps what was typed and shows them at their fields', async () => {
    await open();
    await fill();
    rig.answers.sent = (_: unknown, filled: Filled) =>
      again(typed(filled), {
        problems: { amount: { code: 'amount-unreadable' }, customer: { code: 'customer-opted-out' } },
      });
    const { outcome, errors } = await rig.slack.submit(MARC);
    expect(outcome).toBe('errors');
    expect(Object.keys(errors).map((id) => id.split('.')[0])).toEqual(['customer', 'amount']);
    expect(held()).toContain('125,50');
  });

  test('with something to know first is shown again, and the next time the core is told that it was seen', async () => {
    await open();
    await fill();
    rig.answers.sent = (_: unknown, filled: Filled) =>
      filled.state.includes('amount-differs')
        ? sent()
        : again(typed(filled), { warnings: [{ code: 'amount-differs', balance: { minor: 20_000, currency: 'CAD' } }] });
    expect((await rig.slack.submit(MARC)).outcome).toBe('updated');
    expect(shown()).toContain('200,00');
    expect(held()).toContain('125,50');
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
  });

  test('that cannot be stored stays as it is, with the word to try again', async () => {
    await open();
    await fill();
    rig.answers.sent = new Error('the store is away');
    const { outcome, errors } = await rig.slack.submit(MARC);
    expect(outcome).toBe('errors');
    expect(Object.values(errors)).toEqual([expect.stringContaining('Réessayez')]);
    for (const typed of ['cus_julie', 'RO4821', '125,50']) expect(held()).toContain(typed);
    delete rig.answers.sent;
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
  });

  test('is answered with Slack out of reach', async () => {
    await open();
    await fill();
    rig.slack.faults.add({ kind: 'hang' });
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
  });
});

const previewOf = (reference: string) => ({
  text: `text of ${reference}`,
  to: julie,
  tongue: 'fr' as const,
  characters: 10,
  segments: 1,
  costly: [],
  segmentsWithout: 1,
});
