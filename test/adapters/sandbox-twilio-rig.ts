/** Twilio's stand-in as the SDK finds it, with an app beside it that is called and answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from '@jest/globals';
import twilioSdk from 'twilio';
import type { RequestClientOptions, RequestOptions } from 'twilio/lib/base/RequestClient.js';
import { startTwilio, type TwilioOptions, type TwilioStandIn } from '../../sandbox/twilio/stand-in.ts';

export const ACCOUNT = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'stand-in-token' };
export const GARAGE = '+15145550100';
export const CUSTOMER = '+15145550188';
export const SERVICE = `MG${'1'.repeat(32)}`;
export const PUBLIC = 'https://pay.test';
/** What the account proves itself with where no SDK does it. */
export const authorization = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;

/** What the app was told. */
export interface Received {
  path: string;
  host: string;
  signature: string;
  token: string;
  params: Record<string, string>;
}

export interface Reply {
  status: number;
  type: string;
  body: string;
}

export interface TwilioRig {
  twilio: TwilioStandIn;
  received: Received[];
  /** What the app answers, one after the other, or that nobody is there; an empty TwiML once they are used up. */
  answers: (Reply | 'away')[];
  sdk(options?: RequestClientOptions, authToken?: string): twilioSdk.Twilio;
  /** The states that the app was told of, as they came. */
  statuses(): (string | undefined)[];
  /** Another stand-in with the same app, closed with the rig. */
  start(changes: Partial<TwilioOptions>): Promise<TwilioStandIn>;
  close(): Promise<void>;
}

class Rerouted extends twilioSdk.RequestClient {
  readonly #url: string;
  constructor(options: RequestClientOptions, url: string) {
    super(options);
    this.#url = url;
  }
  override request<TData>(options: RequestOptions<TData>) {
    const uri = options.uri.replace(/^https:\/\/(api|messaging)\.twilio\.com/, this.#url);
    return super.request<TData>({ ...options, uri });
  }
}

export const sdkOf = ({ url }: TwilioStandIn, options: RequestClientOptions = {}, authToken = ACCOUNT.authToken) =>
  twilioSdk(ACCOUNT.accountSid, authToken, { httpClient: new Rerouted(options, url) });

export const text = (changes: object = {}) => ({
  to: CUSTOMER,
  from: GARAGE,
  body: 'Bonjour',
  statusCallback: `${PUBLIC}/twilio/status`,
  ...changes,
});

export const twiml = (body: string): Reply => ({ status: 200, type: 'text/xml', body });

/** Whether the account, or another token, signed it. */
export const valid = ({ path, signature, params }: Received, token = ACCOUNT.authToken) =>
  twilioSdk.validateRequest(token, signature, PUBLIC + path, params);

async function startTwilioRig(): Promise<TwilioRig> {
  const rig: Pick<TwilioRig, 'received' | 'answers'> = { received: [], answers: [] };
  const app = createServer(async (request, response) => {
    const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
    const answer = rig.answers.shift() ?? twiml('<Response/>');
    if (answer === 'away') return void response.destroy();
    rig.received.push({
      path: request.url ?? '',
      host: request.headers.host ?? '',
      signature: String(request.headers['x-twilio-signature']),
      token: String(request.headers['i-twilio-idempotency-token']),
      params: Object.fromEntries(form),
    });
    response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const started: TwilioStandIn[] = [];
  const start: TwilioRig['start'] = async (changes) => {
    const twilio = await startTwilio({
      ...{ seed: 42, ...ACCOUNT, senders: [GARAGE], services: { [SERVICE]: ['+15145550101'] }, stepMs: 1 },
      app: { publicUrl: PUBLIC, localUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}` },
      ...changes,
    });
    started.push(twilio);
    return twilio;
  };
  const twilio = await start({});
  return Object.assign(rig, {
    twilio,
    sdk: (options: RequestClientOptions = {}, authToken?: string) => sdkOf(twilio, options, authToken),
    statuses: () => rig.received.map(({ params }) => params.MessageStatus),
    start,
    async close() {
      await Promise.all(started.map((one) => one.close()));
      app.closeAllConnections();
      await new Promise((resolve) => app.close(resolve));
    },
  });
}

export let rig: TwilioRig;

/** A rig for each test of a file. */
export function openTwilio(): void {
  beforeEach(async () => {
    rig = await startTwilioRig();
  });
  afterEach(() => rig.close());
}
