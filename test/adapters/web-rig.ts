/** What the tests of the web-facing adapters share: the server on a free port, and an app that remembers what it was told. */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { createWeb, finishWeb, type Web } from '../../adapters/web/server.ts';
import type { App } from '../../src/app.ts';
import type { PageView } from '../../src/payments/page-view.ts';
import type { Log } from '../../src/ports.ts';

export interface Logged {
  level: keyof Log;
  what: string;
  details?: Record<string, unknown>;
}

export interface Rig {
  url: string;
  logged: Logged[];
  /** The value of a series on `/metrics`; 0 when it is not there. */
  metric(series: string): Promise<number>;
  /** Sends bytes as they are and gives the whole answer: for requests that no client would make. */
  raw(bytes: string): Promise<string>;
  close(): Promise<void>;
}

/** What the operator of the rig shows. */
export const AS_OPERATOR = { authorization: 'Bearer the-operator-of-the-rig' };
const OPERATOR_TOKEN = AS_OPERATOR.authorization.slice('Bearer '.length);

/** Serves what `mount` mounts, between the health routes and the last 404. */
export async function serve(
  mount: (web: Web, log: Log) => void,
  about: Partial<Parameters<typeof createWeb>[0]> = {},
): Promise<Rig> {
  const logged: Logged[] = [];
  const at = (level: keyof Log) => (what: string, details?: Record<string, unknown>) =>
    void logged.push({ level, what, ...(details && { details }) });
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error') };
  const web = createWeb({ ready: () => Promise.resolve(), operatorToken: OPERATOR_TOKEN, ...about });
  mount(web, log);
  finishWeb(web, log);
  const server = web.server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    logged,
    async metric(series) {
      const text = await (await fetch(`${url}/metrics`, { headers: AS_OPERATOR })).text();
      const line = text.split('\n').find((one) => one.startsWith(`${series} `));
      return Number(line?.slice(series.length + 1) ?? 0);
    },
    async raw(bytes) {
      const socket = connect(port, '127.0.0.1');
      socket.write(bytes);
      return Buffer.concat(await socket.toArray()).toString();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An app of which only the given part may be used. */
export const appWith = (part: Partial<App>): App => part as App;

/** A request as its page knows it, to be paid. */
export const view: PageView = {
  company: {
    ...{ name: 'Garage Boréal', phone: '+15145550100', textsFrom: '+15145550101' },
    ...{ language: 'fr-CA', timeZone: 'America/Toronto' },
  },
  customer: 'Julie Tremblay',
  tongue: 'fr',
  reference: 'RO4821',
  amount: { minor: 125_050, currency: 'CAD' },
  until: new Date('2099-03-31T19:00:00Z'),
  state: 'to-pay',
  arrived: [],
  newLinkAskedFor: false,
};
