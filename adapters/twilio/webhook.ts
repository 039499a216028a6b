import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { App } from '../../src/app.ts';
import type { Log, TextAddress } from '../../src/ports.ts';
import { nobodysOwn, type OwnTwilioAccounts } from './accounts.ts';
import { demandCredentials, type TwilioAccount } from './client.ts';
import { failureFor, stateOf } from './failures.ts';
import { receivedTextIn, SID } from './received.ts';

interface Receiving {
  app: App;
  /** The server's. */
  account: TwilioAccount;
  /** A company's own, now and before; none for what is no company's id. */
  own?: OwnTwilioAccounts;
  /** What the outside calls this server: signatures cover it. Without a slash at the end. */
  publicUrl: string;
  log: Log;
  count: (what: string) => void;
}

type Params = Record<string, unknown>;

/** How many numbers without a company the log names; whoever owns more has read enough. */
const MOST_STRAYS = 100;

interface OfCompany {
  company?: string;
}

/**
 * Takes customers' texts at `POST /twilio/inbound` and reports of ours at `POST /twilio/status`, and those of a company's
 * own account at `POST /webhooks/twilio/<company>/inbound` and `/status`: 403 for what Twilio did not sign for this account,
 * an answer only after the app has written it. Throws on empty credentials.
 */
export function mountTwilio(web: Express, receiving: Receiving): void {
  const { app, account, own = nobodysOwn, publicUrl, log, count } = receiving;
  demandCredentials(account);
  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 200, inflate: false });
  const signed: RequestHandler<OfCompany> = async (request, response, next) => {
    const { company } = request.params;
    const accounts = company === undefined ? [account] : await own(company);
    if (accounts.some((one) => isSigned(request, one, publicUrl))) return next();
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

  async function inbound({ body, params }: Request<OfCompany, unknown, Params>, response: Response): Promise<void> {
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
    if (text && !(await app.textReceived(text, params.company))) tellOfStray(text.to);
    count(text ? 'twilio_texts_taken' : 'twilio_texts_unreadable');
    // Plain words would be texted to the customer.
    response.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  }

  async function status(request: Request<OfCompany, unknown, Params>, response: Response): Promise<void> {
    const { body, params } = request;
    const query: Params = request.query;
    const { MessageSid: sid, MessageStatus: said } = body;
    const state = typeof said === 'string' ? stateOf(said) : undefined;
    const named = addressOf(query);
    // An account of a company's own has nothing to say of another's texts.
    const about = named && [named.companyId, undefined].includes(params.company) ? named : undefined;
    if (typeof sid === 'string' && SID.test(sid) && state && about) {
      const failure = state === 'failed' ? failureFor(Number(body.ErrorCode) || undefined, log) : undefined;
      await app.textReported(about, { sid, state, ...(failure && { failure }) });
      count('twilio_reports_taken');
    }
    response.status(204).end();
  }

  for (const [at, take] of [
    ['inbound', inbound],
    ['status', status],
  ] as const) {
    web.post(`/twilio/${at}`, form, signed, take);
    web.post(`/webhooks/twilio/:company/${at}`, form, signed, take);
  }
}

/** Over the address as configured, not as requested: behind a proxy the request shows another host and protocol. */
function isSigned(
  { body, originalUrl, headers }: Pick<Request, 'body' | 'originalUrl' | 'headers'>,
  account: TwilioAccount,
  publicUrl: string,
): boolean {
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
