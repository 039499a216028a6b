import { beforeEach, expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Sms } from '../../src/ports.ts';

/** A carrier to try an implementation with. */
export interface Carrier {
  sms: Sms;
  /** A number or service that texts can be sent from. */
  sender: string;
  /** What a customer's phone got, or will get. */
  bodiesTo(phone: string): string[];
  /** The next call does its work, and its answer is lost. */
  loseOneAnswer(): void;
  /** The next call is told to come back later, in seconds. */
  refuseOnce(retryAfterSeconds: number): void;
  /** A customer texts one of our senders. */
  texted(from: string, to: string, body: string): Promise<void>;
  /** Makes sure that the clock of messages shows a later second. */
  nextSecond(): Promise<void>;
  phones: { mobile: string; landline: string; optedOut: string; invalid: string };
}

const about = { companyId: 'com_1', textId: 'txt_1' };

/** What every implementation of `Sms` keeps. `start` gives a fresh carrier. */
export function keepsTheSmsContract(start: () => Promise<Carrier>): void {
  let carrier: Carrier;
  let since: Date;
  beforeEach(async () => {
    carrier = await start();
    since = new Date();
  });

  const text = (changes: { to?: string; body?: string } = {}) => ({
    from: carrier.sender,
    to: carrier.phones.mobile,
    body: 'Votre facture RO4821 : 125,50 $',
    about,
    ...changes,
  });
  const sent = async (changes: { to?: string; body?: string } = {}): Promise<string> => {
    const answer = await carrier.sms.send(text(changes));
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.sid;
  };
  const find = (known: string[] = [], body = text().body) =>
    carrier.sms.find({ companyId: 'com_1', to: carrier.phones.mobile, body, since, known });

  test('a text goes out word for word, under an id of its own', async () => {
    const body = 'Réf. « RO4821 »\n125,50 $ 👍 https://pay.example.com/p/x?a=1&b=2';
    const first = await sent({ body });
    const second = await sent({ body: 'Autre' });
    expect(first).not.toBe(second);
    expect(carrier.bodiesTo(carrier.phones.mobile)).toEqual([body, 'Autre']);
  });

  test('a text that can never go out says why, and is no outage', async () => {
    const { landline, optedOut, invalid } = carrier.phones;
    expect(await carrier.sms.send(text({ to: optedOut }))).toEqual({ failure: 'opted-out' });
    expect(await carrier.sms.send(text({ to: landline }))).toEqual({ failure: 'landline' });
    expect(await carrier.sms.send(text({ to: invalid }))).toEqual({ failure: 'invalid-number' });
  });

  test('a text whose answer was lost is found, at once and while it still waits in the queue', async () => {
    carrier.loseOneAnswer();
    const failure = await carrier.sms.send(text()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Outage);
    expect(failure).toMatchObject({ outcome: 'unclear' });
    expect(await find()).toEqual(expect.any(String));
    expect(carrier.bodiesTo(carrier.phones.mobile)).toHaveLength(1);
  });

  test('what never went out is not found', async () => {
    expect(await find()).toBeUndefined();
    await sent({ body: 'Autre chose' });
    expect(await find()).toBeUndefined();
    expect(await find([], 'Autre')).toBeUndefined();
  });

  test('a text that is known already is not taken for the lost one', async () => {
    const known = await sent();
    expect(await find([known])).toBeUndefined();
    const lost = await sent();
    expect(await find([known])).toBe(lost);
  });

  test('an older text with the same words is not taken for the lost one', async () => {
    await sent();
    await carrier.nextSecond();
    since = new Date();
    expect(await find()).toBeUndefined();
  });

  test('a text made in the same second as the question is found', async () => {
    since = new Date(Math.floor(Date.now() / 1000) * 1000 + 999);
    const sid = await sent();
    expect(await find()).toBe(sid);
  });

  test('what customers sent is listed in its order, once, with all that was in it; nothing of ours is', async () => {
    const { sms, sender, phones } = carrier;
    await sent();
    for (const body of ['Oui', 'ARRET', 'Déjà payé ! 👍']) await carrier.texted(phones.mobile, sender, body);
    await carrier.texted(phones.landline, sender, '');
    const listed = await sms.receivedSince([sender, sender], since);
    expect(listed.map(({ from, to, body }) => [from, to, body])).toEqual([
      [phones.mobile, sender, 'Oui'],
      [phones.mobile, sender, 'ARRET'],
      [phones.mobile, sender, 'Déjà payé ! 👍'],
      [phones.landline, sender, ''],
    ]);
    expect(new Set(listed.map(({ sid }) => sid)).size).toBe(4);
    for (const { at } of listed) expect(Math.abs((at?.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  test('what customers sent before, and to others, is not listed', async () => {
    const { sms, sender, phones } = carrier;
    await carrier.texted(phones.mobile, sender, 'avant');
    await carrier.nextSecond();
    since = new Date();
    await carrier.texted(phones.mobile, sender, 'après');
    expect((await sms.receivedSince([sender], since)).map(({ body }) => body)).toEqual(['après']);
    expect(await sms.receivedSince(['+15145559998'], since)).toEqual([]);
    expect(await sms.receivedSince([], since)).toEqual([]);
  });

  test('a list that the carrier is too busy to give is waited for', async () => {
    const { sms, sender, phones } = carrier;
    await carrier.texted(phones.mobile, sender, 'Oui');
    carrier.refuseOnce(1);
    expect(await sms.receivedSince([sender], since)).toHaveLength(1);
  });

  test('the carrier says how far a text of ours is, and nothing of one that it does not know', async () => {
    const sid = await sent();
    expect(await carrier.sms.reportOn('com_1', sid)).toMatchObject({
      sid,
      state: expect.stringMatching(/queued|sent|delivered/),
    });
    expect(await carrier.sms.reportOn('com_1', `SM${'0'.repeat(32)}`)).toBeUndefined();
  });

  test('a busy carrier says when to come back, and has sent nothing', async () => {
    carrier.refuseOnce(7);
    const failure = await carrier.sms.send(text()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Outage);
    expect(failure).toMatchObject({ outcome: 'no', retryAfterMs: 7000 });
    expect(carrier.bodiesTo(carrier.phones.mobile)).toEqual([]);
  });
}
