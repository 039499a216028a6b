/** Bolt on its Express receiver, as the app uses it, with an empty acknowledgement. */
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';

const receiver = new ExpressReceiver({ signingSecret: 'bench-secret', endpoints: '/slack/commands' });
const app = new App({ token: 'xoxb-bench', receiver, logLevel: LogLevel.ERROR, botId: 'B1', botUserId: 'U1' });
app.command('/quickpay', async ({ ack }) => ack());
const server = (await app.start(0)) as unknown as { address(): { port: number } };
process.send?.(server.address().port);
