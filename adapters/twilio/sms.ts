import type { ReceivedText } from '../../src/conversations/received-text.ts';
import type { Log, Sms, TextAddress } from '../../src/ports.ts';
import { createLines, nobodysOwn, type OwnTwilioAccounts } from './accounts.ts';
import type { TwilioAccount } from './client.ts';
import { failureFor, finalCodeOf, isUnknown, outageOf, stateOf, tellOperator } from './failures.ts';
import { patiently, receivedBy } from './lists.ts';
import { readMedia } from './media.ts';

/** More than anybody gets between a lost answer and the look for it. */
const LOOK_THROUGH = 200;

interface Calling {
  /** The server's. */
  account: TwilioAccount;
  own?: OwnTwilioAccounts;
  /** Where reports come to: what the outside calls this server. */
  publicUrl: string;
  log: Log;
}

/** Twilio's messages. Throws on empty credentials; its methods throw `Outage`. */
export function createTwilioSms({ account, own = nobodysOwn, publicUrl, log }: Calling): Sms {
  const lines = createLines(account, own);
  return {
    async send({ from, to, body, picture, about }) {
      const sender = from.startsWith('MG') ? { messagingServiceSid: from } : { from };
      try {
        const line = await lines.from(from, about.companyId);
        const { messages } = await line.client();
        const along = picture ? { mediaUrl: [picture] } : {};
        const statusCallback = callbackUrl(publicUrl, about, line.sender !== undefined);
        const { sid } = await messages.create({ ...sender, to, body, ...along, statusCallback });
        return { sid };
      } catch (error) {
        const code = finalCodeOf(error);
        if (code) return { failure: failureFor(code, log) };
        const outage = outageOf('messages.create', error);
        tellOperator(Number(outage.code), log);
        throw outage;
      }
    },
    async attachment({ companyId, ...wanted }) {
      const there = await lines.seek(companyId, async (line) => {
        const found = await readMedia(line, wanted);
        return 'not' in found && found.not === 'there' ? undefined : found;
      });
      return there ?? { not: 'there' };
    },
    async receivedSince(senders, since, companyId) {
      const texts = new Map<string, ReceivedText>();
      try {
        for (const sender of senders) {
          const twilio = await (await lines.from(sender, companyId)).client();
          for (const text of await receivedBy(twilio, sender, since)) texts.set(text.sid, text);
        }
      } catch (error) {
        throw outageOf('messages.list', error);
      }
      return [...texts.values()].toSorted((one, other) => timeOf(one) - timeOf(other));
    },
    async reportOn(companyId, sid) {
      try {
        const message = await lines.seek(companyId, async ({ client }) => {
          const { messages } = await client();
          return patiently(() => messages(sid).fetch()).catch(unknownIsNone);
        });
        if (!message) return undefined;
        const { status, errorCode, dateUpdated } = message;
        const state = stateOf(status);
        if (!state) return undefined;
        return {
          sid,
          state,
          at: dateUpdated,
          ...(state === 'failed' && { failure: failureFor(errorCode || undefined, log) }),
        };
      } catch (error) {
        throw outageOf('messages.fetch', error);
      }
    },
    // With a message Twilio deletes what came with it; before all of its systems are done with one it refuses
    // (https://www.twilio.com/docs/api/errors/20009): it is tried again.
    async forget(companyId, sid) {
      try {
        await lines.seek(companyId, async ({ client }) => {
          const { messages } = await client();
          return (await patiently(() => messages(sid).remove()).catch(unknownIsNone)) || undefined;
        });
      } catch (error) {
        throw outageOf('messages.remove', error);
      }
    },
    // By RCS, which a service tries first where it can, the recipient has an address of its own.
    // Listed by recipient alone, newest first: a text still in Twilio's queue has no date of sending to filter by.
    // Its dates have whole seconds, so `since` is compared as one.
    async find({ companyId, to, body, since, known }) {
      const from = Math.floor(since.getTime() / 1000) * 1000;
      try {
        return await lines.seek(companyId, async ({ client }) => {
          const { messages } = await client();
          const listed = (address: string) => messages.list({ to: address, limit: LOOK_THROUGH });
          const recent = [...(await listed(to)), ...(await listed(`rcs:${to}`))];
          return recent.find(
            (one) =>
              one.direction !== 'inbound' &&
              isSame(one.body, body, publicUrl) &&
              one.dateCreated.getTime() >= from &&
              !known.includes(one.sid),
          )?.sid;
        });
      } catch (error) {
        throw outageOf('messages.list', error);
      }
    },
  };
}

function unknownIsNone(error: unknown): undefined {
  if (!isUnknown(error)) throw error;
}

const timeOf = ({ at }: ReceivedText): number => at?.getTime() ?? 0;

/**
 * Twilio may have changed the words: a trial account puts some of its own before them, and a messaging service's Smart
 * Encoding replaces signs that cost more. It leaves a link alone, and ours leads to one request, or one estimate.
 */
function isSame(listed: string, body: string, publicUrl: string): boolean {
  const at = body.indexOf(`${publicUrl}/`);
  const link = at < 0 ? undefined : /^[pe]\/[\w-]+/.exec(body.slice(at + publicUrl.length + 1))?.[0];
  return listed === body || (link !== undefined && listed.includes(`${publicUrl}/${link}`));
}

/**
 * By itself Twilio tells once, and again only where nobody could be reached. Behind `#` stands how often and after what
 * it is to try again, within 15 seconds (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 */
const INSIST = '#rc=5&rp=all';

/** Twilio signs the whole address but its fragment, so what it says about the text can be trusted when it comes back. */
function callbackUrl(publicUrl: string, { companyId, textId }: TextAddress, isOwn: boolean): string {
  const path = isOwn ? `/webhooks/twilio/${companyId}/status` : '/twilio/status';
  return `${publicUrl}${path}?${new URLSearchParams({ companyId, textId })}${INSIST}`;
}
