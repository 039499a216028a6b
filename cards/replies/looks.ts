import type { ReplyScreen } from '../../src/replies/screen.ts';
import type { Looks } from '../looks.ts';
import { repliesForm } from './replies.ts';
import { replyForm } from './reply.ts';

export const screens: Looks<ReplyScreen> = {
  'replies-form': repliesForm,
  'reply-form': replyForm,
};
