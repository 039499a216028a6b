/** Bolt's default receiver with an empty acknowledgement. */
import { App, LogLevel } from '@slack/bolt';

const app = new App({
  token: 'xoxb-bench',
  signingSecret: 'bench-secret',
  authorize: undefined,
  logLevel: LogLevel.ERROR,
  botId: 'B1',
  botUserId: 'U1',
  endpoints: '/slack/commands',
});
app.command('/quickpay', async ({ ack }) => ack());
const server = (await app.start(0)) as unknown as { address(): { port: number } };
process.send?.(server.address().port);
