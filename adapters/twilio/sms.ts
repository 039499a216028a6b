import type { Sms, TextAddress } from '../../src/ports.ts';
import { connect, type TwilioAccount } from './client.ts';
import { finalFailureOf, outageOf } from './failures.ts';

/** More than anybody gets between a lost answer and the look for it. */
const LOOK_THROUGH = 200;

/** Twilio's messages. Reports come to `publicUrl`. Throws on empty credentials; its methods throw `Outage`. */
export function createTwilioSms(account: TwilioAccount, publicUrl: string): Sms {
  const client = connect(account);
  return {
    async send({ from, to, body, about }) {
      const sender = from.startsWith('MG') ? { messagingServiceSid: from } : { from };
      try {
        const { messages } = await client();
        const { sid } = await messages.create({ ...sender, to, body, statusCallback: callbackUrl(publicUrl, about) });
        return { sid };
      } catch (error) {
        const failure = finalFailureOf(error);
        if (failure) return { failure };
        throw outageOf('messages.create', error);
      }
    },
    // Listed by recipient alone, newest first: a text still in Twilio's queue has no date of sending to filter by.
    // Its dates have whole seconds, so `since` is compared as one.
    async find({ to, body, since, known }) {
      const from = Math.floor(since.getTime() / 1000) * 1000;
      try {
        const { messages } = await client();
        const recent = await messages.list({ to, limit: LOOK_THROUGH });
        return recent.find(
          (one) =>
            one.direction !== 'inbound' &&
            one.body === body &&
            one.dateCreated.getTime() >= from &&
            !known.includes(one.sid),
        )?.sid;
      } catch (error) {
        throw outageOf('messages.list', error);
      }
    },
  };
}

/** Twilio signs the whole address, so what it says about the text can be trusted when it comes back. */
function callbackUrl(publicUrl: string, { companyId, requestId, textId }: TextAddress): string {
  return `${publicUrl}/twilio/status?${new URLSearchParams({ companyId, requestId, textId })}`;
}
