import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { createDemoClock } from '../../sandbox/demo/clock.ts';
import type { Told } from '../../sandbox/demo/deed.ts';
import { createDeeds } from '../../sandbox/demo/deeds.ts';
import { STAFF } from '../../sandbox/demo/garage.ts';
import { createGuide } from '../../sandbox/demo/guide.ts';
import { createJournal } from '../../sandbox/demo/journal.ts';
import { createSwitches } from '../../sandbox/demo/switches.ts';
import { startVendors } from '../../sandbox/demo/vendors.ts';

test('the demo’s Slack takes answers where the app knows Slack to be, and nowhere else are they sent', async () => {
  const vendors = await startVendors(createJournal());
  let answersAt = '';
  const app = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (request.url === '/slack/commands') answersAt = new URLSearchParams(body).get('response_url') ?? '';
    response.end();
  });
  await new Promise<void>((listening) => app.listen(0, '127.0.0.1', listening));
  try {
    vendors.leadTo(`http://127.0.0.1:${(app.address() as AddressInfo).port}`);
    await vendors.slack.type({
      user: STAFF[0]?.id ?? '',
      channel: 'C0SERVICE1',
      text: '/quickpay 514-555-0188 20 RO1',
    });
    expect(new URL(answersAt).origin).toBe(new URL(vendors.env.SLACK_API_URL ?? '').origin);
    const answer = await fetch(answersAt, { method: 'POST', body: JSON.stringify({ text: 'Bonjour' }) });
    expect(answer.status).toBe(200);
  } finally {
    await vendors.close();
    app.close();
  }
});

test('a customer’s phone texts photos, and gets nothing while it is off', async () => {
  const vendors = await startVendors(createJournal());
  const { twilio } = vendors;
  const number = '+15145550188';
  const app = createServer((request, response) => void request.resume().on('end', () => response.end()));
  await new Promise<void>((listening) => app.listen(0, '127.0.0.1', listening));
  try {
    vendors.leadTo(`http://127.0.0.1:${(app.address() as AddressInfo).port}`);
    const nothing = async () => undefined;
    const guide = createGuide(vendors, createJournal());
    const around = {
      guide,
      switches: createSwitches(vendors),
      restart: nothing,
      expire: nothing,
      speak: nothing,
      jump: nothing,
      hour: nothing,
    };
    const deeds = createDeeds(vendors, around);
    const told = (body: Record<string, unknown>): Told => ({
      ...{ string: (name) => String(body[name]), flag: (name) => body[name] === true, strings: () => [] },
      ...{ optional: (name) => body[name] as string | undefined, fields: () => ({}) },
    });
    await deeds.text?.(told({ from: number, body: '', mimetype: 'image/png', base64: 'aGk=' }));
    expect(twilio.messages.at(-1)).toMatchObject({ from: number, media: [{ contentType: 'image/png' }] });
    deeds['phone-off']?.(told({ phone: number, off: true }));
    expect([twilio.numbers.is(number), twilio.numbers.laterError(number, false)]).toEqual(['unreachable', 30_003]);
    deeds['phone-off']?.(told({ phone: number, off: false }));
    expect(twilio.numbers.laterError(number, false)).toBeUndefined();
  } finally {
    await vendors.close();
    app.close();
  }
});

test('a clock that is turned on is turned on for the app as well, whose dates stay dates to everybody', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-clock-'));
  try {
    const clock = createDemoClock(folder);
    await clock.jump(3);
    const asks =
      'process.stdout.write([Date.now(), new Date().getTime(), structuredClone(new Date()) instanceof Date].join(" "))';
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', asks], { env: clock.env });
    const [now, date, isDate] = stdout.trim().split(' ');
    expect([Number(now), Number(date)].every((at) => Math.abs(at - clock.now()) < 10_000)).toBe(true);
    expect([isDate, clock.now() - Date.now() > 2.5 * 86_400_000]).toEqual(['true', true]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
