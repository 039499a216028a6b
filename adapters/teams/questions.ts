import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Origin } from './activity.ts';

/**
 * The private messages that a dialog may take the place of. What a dialog carries comes back from a client, so the
 * message is named together with whom it was for: nobody may have somebody else's message replaced.
 */
export interface Questions {
  /** What a dialog of this person carries about a message. */
  name(who: Origin, messageId: string): string;
  /** The message, if this is what was given to this very person; undefined for anything else. */
  read(who: Origin, named: string): string | undefined;
}

/** @param secret at least as hard to guess as a password */
export function createQuestions(secret: string): Questions {
  const name = ({ memberId }: Origin, messageId: string) =>
    `${createHmac('sha256', secret).update(`question\n${memberId}\n${messageId}`).digest('base64url')}:${messageId}`;

  return {
    name,
    read(who, named) {
      const messageId = named.slice(named.indexOf(':') + 1);
      const [given, right] = [Buffer.from(named), Buffer.from(name(who, messageId))];
      return given.length === right.length && timingSafeEqual(given, right) ? messageId : undefined;
    },
  };
}
