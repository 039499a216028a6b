import type { Reply } from '../../src/company/saved-replies.ts';
import { fitting } from '../render/visible.ts';
import type { Voice } from '../voice.ts';

/** Of an option (Slack). */
const LABEL_LENGTH = 75;

/** What a saved reply is called in a list; a built-in one is called as the reader's language has it. */
export const replyName = ({ purpose, name = '' }: Pick<Reply, 'purpose' | 'name'>, { words }: Voice): string =>
  fitting(purpose ? words.replies[purpose].label : name, LABEL_LENGTH);
