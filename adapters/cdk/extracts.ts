import { setTimeout as sleep } from 'node:timers/promises';
import { Outage } from '../../src/kernel/refusal.ts';
import { type Asked, type CdkClient, readAnswer, type Whose } from './client.ts';
import { itemsIn } from './items.ts';
import { DONE, FAILED, operation } from './mapping.ts';

/** An extract of a year takes minutes; one that takes longer will never come. */
const LONGEST_MS = 30 * 60_000;
const PAUSE_SECONDS = { least: 0.1, most: 60 };

/**
 * What an asynchronous extract gives, item by item: asked for, looked at as often as CDK says, then fetched.
 * @throws Outage, also for one that never completes
 */
export async function* extract(
  client: CdkClient,
  base: string,
  asked: { path: string; query?: Record<string, string>; whose: Whose },
): AsyncGenerator<unknown> {
  const { path, whose, query } = asked;
  const until = Date.now() + LONGEST_MS;
  const read = async (asked: Asked) => readAnswer(await client.ask(asked), asked, operation);
  let now = await read({ path: `${base}${path}`, whose, ...(query && { query }) });
  const at = `${base}/long-operations/${encodeURIComponent(now.operationId)}`;
  while (now.status !== DONE) {
    if (now.status === FAILED) throw new Outage('cdk', path, { outcome: 'no', code: 'extract-failed' });
    if (Date.now() > until) throw new Outage('cdk', path, { outcome: 'no', code: 'extract-never-ends' });
    const { least, most } = PAUSE_SECONDS;
    const wait = Math.min(Math.max(now.checkStatusAfterSeconds ?? least, least), most);
    await sleep(wait * 1000, undefined, { ref: false });
    now = await read({ path: `${at}/status`, whose });
  }
  const { body } = await client.ask({ path: `${at}/result`, whose, withinMs: LONGEST_MS });
  if (!body) throw new Outage('cdk', path, { outcome: 'no', code: 'empty' });
  yield* itemsIn(body);
}
