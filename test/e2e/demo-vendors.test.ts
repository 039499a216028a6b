import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { STAFF } from '../../sandbox/demo/garage.ts';
import { createJournal } from '../../sandbox/demo/journal.ts';
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
