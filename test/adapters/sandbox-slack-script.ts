import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type ScriptedApp = Awaited<ReturnType<typeof startScriptedApp>>;

/** An app without a mind of its own: it keeps what it hears and answers what the test says. */
export async function startScriptedApp() {
  const heard: Heard[] = [];
  const server = createServer(async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    heard.push({ path: incoming.url ?? '', headers: incoming.headers, body });
    const said = app.answer();
    if (said === undefined) return;
    const json = typeof said === 'object';
    response.writeHead(typeof said === 'number' ? said : 200, json ? { 'content-type': 'application/json' } : {});
    response.end(json ? JSON.stringify(said) : String(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const app = {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** A body for 200, another status, or nothing at all. */
    answer: (): object | string | number | undefined => '',
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return app;
}
