import type { Answer, Call } from '../stand-in.ts';
import { ApiError } from './api-call.ts';
import { readBlocks } from './chat-methods.ts';
import type { Json, MessageContent } from './model.ts';
import type { ResponseTarget, ResponseUrls } from './tickets.ts';
import type { Workspace } from './workspace.ts';

/**
 * Shows what an app answered to a command, or posted to a response_url: to the one person unless `in_channel`,
 * in place of the original when asked. Throws `invalid_blocks` or `no_text`.
 */
export function showReply(body: Json, target: ResponseTarget, workspace: Workspace) {
  const { channel, user, threadTs, original } = target;
  if (body.delete_original) return original && workspace.remove(original);
  const blocks = readBlocks(body.blocks, workspace);
  const content: MessageContent = { text: typeof body.text === 'string' ? body.text : '', blocks };
  if (!content.text && !blocks?.length) throw new ApiError('no_text');
  if (body.replace_original && original) return workspace.edit(original, { ...content, metadata: original.metadata });
  const thread = typeof body.thread_ts === 'string' ? body.thread_ts : threadTs;
  if (body.response_type !== 'in_channel')
    return void workspace.whisper({ ...content, channel, user, threadTs: thread, from: 'app' });
  workspace.post({ ...content, channel, user: workspace.app.userId, fromApp: true, threadTs: thread });
}

/** Answers a post to a response_url, which works without a token and in channels the app is not in. */
export function answerResponseUrl(call: Call, urls: ResponseUrls, workspace: Workspace): Answer {
  try {
    const target = urls.use(call.url.pathname);
    showReply(JSON.parse(call.body.toString()), target, workspace);
    return { body: { ok: true } };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400, body: { ok: false, error: 'invalid_payload' } };
    if (!(error instanceof ApiError)) throw error;
    const gone = ['no_service', 'expired_url', 'used_url'].includes(error.message);
    return { status: gone ? 404 : 400, body: { ok: false, error: error.message, ...error.details } };
  }
}
