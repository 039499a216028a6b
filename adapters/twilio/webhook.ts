import express, { type Express, type Request, type RequestHandler } from 'express';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { App } from '../../src/app.ts';
import type { Log, TextAddress } from '../../src/ports.ts';
import { demandCredentials, type TwilioAccount } from './client.ts';
import { failureFor, stateOf } from './failures.ts';
import { receivedTextIn, SID } from './received.ts';

interface Receiving {
  app: App;
  account: TwilioAccount;
  /** What the outside calls this server: signatures cover it. Without a slash at the end. */
  publicUrl: string;
  log: Log;
  count: (what: string) => void;
}

type Params = Record<string, unknown>;

/** How many numbers without a company the log names; whoever owns more has read enough. */
const MOST_STRAYS = 100;

/**
 * Takes customers' texts at `POST /twilio/inbound` and reports of ours at `POST /twilio/status`: 403 for what
 * Twilio did not sign for this account, an answer only after the app has written it. Throws on empty credentials.
 */
export function mountTwilio(web: Express, { app, account, publicUrl, log, count }: Receiving): void {
  demandCredentials(account);
  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 200, inflate: false });
  const signed: RequestHandler = (request, response, next) => {
    if (isSigned(request, account, publicUrl)) return next();
    count('twilio_requests_refused');
    response.status(403).type('text').send('not signed by Twilio for this account and address');
  };
  const strays = new Set<string>();

  /** Once for each number: its next text says nothing new to the operator. */
  function tellOfStray(to: string): void {
    if (strays.has(to) || strays.size >= MOST_STRAYS) return;
    strays.add(to);
    log.warn('texts come to a number that no company texts from: nobody is shown them', {
      to,
      look: 'before the set-up, type /quickpay in your channel; otherwise set TWILIO_FROM to this number, or lead it elsewhere: console.twilio.com > Phone Numbers > Active numbers',
    });
  }

  web.post('/twilio/inbound', form, signed, async ({ body }: { body: Params }, response) => {
    const text = receivedTextIn({
      sid: body.MessageSid,
      from: body.From,
      to: body.To,
      service: body.MessagingServiceSid,
      body: body.Body,
      media: body.NumMedia,
      heard: body.OptOutType,
      attached: attachedIn(body),
    });
    if (text && !(await app.textReceived(text))) tellOfStray(text.to);
    count(text ? 'twilio_texts_taken' : 'twilio_texts_unreadable');
    // Plain words would be texted to the customer.
    response.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  });

  web.post('/twilio/status', form, signed, async ({ body, query }: { body: Params; query: Params }, response) => {
    const { MessageSid: sid, MessageStatus: status } = body;
    const state = typeof status === 'string' ? stateOf(status) : undefined;
    const about = addressOf(query);
    if (typeof sid === 'string' && SID.test(sid) && state && about) {
      const failure = state === 'failed' ? failureFor(Number(body.ErrorCode) || undefined, log) : undefined;
      await app.textReported(about, { sid, state, ...(failure && { failure }) });
      count('twilio_reports_taken');
    }
    response.status(204).end();
  });
}

/** Over the address as configured, not as requested: behind a proxy the request shows another host and protocol. */
function isSigned({ body, originalUrl, headers }: Request, account: TwilioAccount, publicUrl: string): boolean {
  const signature = headers['x-twilio-signature'];
  const address = publicUrl + originalUrl;
  if (typeof signature !== 'string' || !isForm(body) || !URL.canParse(address)) return false;
  return validateRequest(account.authToken, signature, address, body) && body.AccountSid === account.accountSid;
}

const isForm = (body: unknown): body is Params => typeof body === 'object' && body !== null;

/** Twilio takes ten in one text, and numbers them (twilio.com/docs/messaging/guides/webhook-request). */
const attachedIn = (body: Params) =>
  Array.from({ length: Math.min(Number(body.NumMedia) || 0, 10) }, (_, place) => ({
    type: body[`MediaContentType${place}`],
    url: body[`MediaUrl${place}`],
  }));

/** A number's or service's own callbacks come here too, about texts that are not ours. */
function addressOf({ companyId, requestId, textId }: Params): TextAddress | undefined {
  if (typeof companyId !== 'string' || typeof textId !== 'string') return undefined;
  return { companyId, textId, ...(typeof requestId === 'string' && { requestId }) };
}
