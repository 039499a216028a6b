/** Slack's SDK, without the socket mode that it loads and the app never uses: a tenth of a start, and 6 MB. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const unused = createRequire(require.resolve('@slack/bolt')).resolve('@slack/socket-mode');
// https://nodejs.org/api/modules.html#requirecache: what stands there is given to whoever requires it.
require.cache[unused] ??= Object.assign(Object.create(null), { id: unused, loaded: true, exports: {} });

export const { App, ExpressReceiver, LogLevel, webApi } = require('@slack/bolt') as typeof import('@slack/bolt');
