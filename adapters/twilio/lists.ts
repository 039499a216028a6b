import { setTimeout as sleep } from 'node:timers/promises';
import type { Twilio } from 'twilio';
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import type { ReceivedText } from '../../src/conversations/received-text.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { addressIn } from './addresses.ts';
import { receivedTextIn } from './received.ts';

/** The most that Twilio puts on one page. */
const PAGE_SIZE = 1000;
/** How often a page is asked for again that Twilio is too busy to give. */
const TRIES = 6;
const LONGEST_PAUSE_MS = 30_000;

/** What customers texted to a number or a messaging service of the account since then, in Twilio's order. */
export async function receivedBy(client: Twilio, sender: string, since: Date): Promise<ReceivedText[]> {
  if (sender.startsWith('MG')) {
    const pool = await poolOf(client, sender);
    const isOurs = ({ messagingServiceSid, to }: MessageInstance) =>
      messagingServiceSid === sender || pool.has(addressIn(to) ?? '');
    const all = await received(client, { dateSentAfter: since });
    return all.filter(isOurs).flatMap((message) => textIn(message, sender));
  }
  const byText = await received(client, { to: sender, dateSentAfter: since });
  // The WhatsApp sender of a number is an address of its own.
  const byWhatsApp = await received(client, { to: `whatsapp:${sender}`, dateSentAfter: since });
  return [...byText, ...byWhatsApp].flatMap((message) => textIn(message, undefined));
}

function textIn(message: MessageInstance, service: string | undefined): ReceivedText[] {
  const text = receivedTextIn({ ...message, service, media: message.numMedia, heard: undefined });
  return text ? [{ ...text, at: message.dateCreated }] : [];
}

/** Listed newest first; the dates have whole seconds, and within one the order of the list is right, too. */
async function received(client: Twilio, asked: Asked): Promise<MessageInstance[]> {
  const found: MessageInstance[] = [];
  for await (const message of messages(client, asked)) {
    // What Twilio took for a machine's, or for somebody's passcode, has failed and was never told.
    if (message.direction === 'inbound' && message.status === 'received') found.push(message);
  }
  return found.reverse();
}

interface Asked {
  to?: string;
  dateSentAfter: Date;
}

async function* messages(client: Twilio, asked: Asked): AsyncIterable<MessageInstance> {
  let page = await patiently(() => client.messages.page({ ...asked, pageSize: PAGE_SIZE }));
  for (;;) {
    yield* page.instances;
    const { nextPageUrl } = page;
    if (!nextPageUrl) return;
    page = await patiently(() => client.messages.getPage(nextPageUrl));
  }
}

/** A messaging service's senders: the list of messages may not say by which service a customer's text came. */
async function poolOf(client: Twilio, service: string): Promise<Set<string>> {
  const { phoneNumbers, shortCodes, channelSenders } = client.messaging.v1.services(service);
  const numbers = await patiently(() => phoneNumbers.list());
  const codes = await patiently(() => shortCodes.list());
  const channels = await patiently(() => channelSenders.list());
  const addresses = [
    ...numbers.map(({ phoneNumber }) => phoneNumber),
    ...codes.map(({ shortCode }) => shortCode),
    ...channels.map(({ sender }) => sender),
  ];
  return new Set(addresses.flatMap((address) => addressIn(address) ?? []));
}

/** Nobody waits for a list: what Twilio asks for is waited for here. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const pause =
        error instanceof Outage && error.outcome === 'no' ? (error.retryAfterMs ?? 1000 * 2 ** tries) : undefined;
      if (pause === undefined || tries === TRIES) throw error;
      await sleep(Math.min(pause, LONGEST_PAUSE_MS), undefined, { ref: false });
    }
  }
}
