import express, { type Express, type Request, type RequestHandler } from 'express';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { App } from '../../src/app.ts';
import type { TextAddress } from '../../src/ports.ts';
import { demandCredentials, type TwilioAccount } from './client.ts';
import { failureOf, stateOf } from './failures.ts';

interface Receiving {
  app: App;
  account: TwilioAccount;
  /** What the outside calls this server: signatures cover it. Without a slash at the end. */
  publicUrl: string;
  /** The number or messaging service (`MG...`) that texts are sent from. */
  sender: string;
  count: (what: string) => void;
}

type Params = Record<string, string | undefined>;

/**
 * Takes customers' texts at `POST /twilio/inbound` and reports of ours at `POST /twilio/status`: 403 for what
 * Twilio did not sign for this account, an answer only after the app has written it. Throws on empty credentials.
 */
export function mountTwilio(web: Express, { app, account, publicUrl, sender, count }: Receiving): void {
  demandCredentials(account);
  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 200, inflate: false });
  const signed: RequestHandler = (request, response, next) => {
    if (isSigned(request, account, publicUrl)) return next();
    count('twilio_requests_refused');
    response.status(403).type('text').send('not signed by Twilio for this account and address');
  };

  web.post('/twilio/inbound', form, signed, async ({ body }: { body: Params }, response) => {
    const { MessageSid: sid, From: from, To: to, MessagingServiceSid: service } = body;
    if (sid && from && to) {
      const media = Number(body.NumMedia) || 0;
      await app.textReceived({ sid, from, to: service === sender ? service : to, body: body.Body ?? '', media });
      count('twilio_texts_taken');
    }
    response.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  });

  web.post('/twilio/status', form, signed, async (request, response) => {
    const { MessageSid: sid, MessageStatus: status = '', ErrorCode: code }: Params = request.body;
    const state = stateOf(status);
    const about = addressOf(request.query);
    if (sid && state && about) {
      await app.textReported(about, { sid, state, ...(state === 'failed' && { failure: failureOf(Number(code)) }) });
      count('twilio_reports_taken');
    }
    response.status(204).end();
  });
}

/** Over the address as configured, not as requested: behind a proxy the request shows another host and protocol. */
function isSigned({ body, originalUrl, headers }: Request, account: TwilioAccount, publicUrl: string): boolean {
  const signature = headers['x-twilio-signature'];
  if (typeof signature !== 'string' || !isForm(body)) return false;
  return (
    validateRequest(account.authToken, signature, publicUrl + originalUrl, body) &&
    body.AccountSid === account.accountSid
  );
}

const isForm = (body: unknown): body is Record<string, unknown> => typeof body === 'object' && body !== null;

/** A number's or service's own callbacks come here too, about texts that are not ours. */
function addressOf({ companyId, requestId, textId }: Request['query']): TextAddress | undefined {
  if (typeof companyId !== 'string' || typeof requestId !== 'string' || typeof textId !== 'string') return undefined;
  return { companyId, requestId, textId };
}
