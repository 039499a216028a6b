import type { AppReply } from './app-link.ts';
import { cardProblems } from './card-checks.ts';
import { ADAPTIVE_CARD, isObject, type Json, type Message } from './model.ts';
import type { Origin, Screens } from './screens.ts';
import type { Tenant } from './tenant.ts';

/** What Teams' client says in place of an answer it can use. */
const UNREACHABLE = 'Unable to reach app. Please try again.';
const WENT_WRONG = 'Something went wrong. Please try again.';

/**
 * What came of something a person did. `incomplete`: the client kept it back; `composed`: a card stands in the compose
 * box; `sent`: it went to the app as a message; `failed`: no usable answer, and the screen stays as it was.
 */
export interface Outcome {
  outcome:
    | 'dialog'
    | 'message'
    | 'card'
    | 'closed'
    | 'composed'
    | 'incomplete'
    | 'refused'
    | 'toggled'
    | 'link'
    | 'sent'
    | 'failed';
  /** What the person reads: the app's words, or the address of a link. */
  text?: string;
  /** By input id, for `incomplete`. */
  errors?: Record<string, string>;
  reply?: AppReply;
  /** For `failed`: what was wrong with the answer. */
  why?: string;
}

export type Answers = ReturnType<typeof createAnswers>;

/** How Teams' client reads what an app answers to an invoke. */
export function createAnswers(tenant: Tenant, screens: Screens) {
  function fail(user: string, reply: AppReply, why: string, text = UNREACHABLE): Outcome {
    screens.notify(user, text);
    return { outcome: 'failed', text, reply, why };
  }

  /** Why an answer cannot be used whatever it says. */
  const unusable = (reply: AppReply) =>
    reply.error ?? (reply.status === 200 ? undefined : `it answered ${reply.status}`);

  function openDialog(user: string, value: unknown, origin: Origin, reply: AppReply): Outcome {
    if (!isObject(value)) return fail(user, reply, 'task.value is no object');
    if (value.url !== undefined) return fail(user, reply, 'not emulated: dialogs that are web pages');
    const strange = ['height', 'width'].find((side) => !isSize(value[side]));
    if (strange) return fail(user, reply, `task.value.${strange} must be a number, small, medium or large`);
    const attachment = isObject(value.card) ? value.card : {};
    if (attachment.contentType !== ADAPTIVE_CARD) return fail(user, reply, 'task.value.card is no Adaptive Card');
    const problems = cardProblems(attachment.content);
    if (problems.length > 0) return fail(user, reply, problems.join('; '));
    screens.open(user, { title: String(value.title ?? ''), card: attachment.content as Json, origin });
    return { outcome: 'dialog', reply };
  }

  return {
    fail,

    /** The answer to task/fetch, task/submit, composeExtension/fetchTask or composeExtension/submitAction. */
    task(user: string, origin: Origin, reply: AppReply): Outcome {
      const why = unusable(reply);
      if (why) return fail(user, reply, why);
      const { task, composeExtension } = reply.body ?? {};
      if (isObject(task) && task.type === 'continue') return openDialog(user, task.value, origin, reply);
      if (isObject(task) && task.type === 'message' && typeof task.value === 'string') {
        screens.close(user);
        screens.notify(user, task.value);
        return { outcome: 'message', text: task.value, reply };
      }
      if (isObject(composeExtension) && composeExtension.type === 'result' && origin.command) {
        screens.close(user);
        return { outcome: 'composed', reply };
      }
      if (reply.text.trim() !== '' && reply.text.trim() !== '{}')
        return fail(user, reply, `this answer means nothing to Teams: ${reply.text}`);
      screens.close(user);
      return { outcome: 'closed', reply };
    },

    /** The answer to adaptiveCard/action (learn.microsoft.com: universal actions for Adaptive Cards). */
    action(user: string, message: Message, reply: AppReply): Outcome {
      const why = unusable(reply);
      if (why) return fail(user, reply, why, WENT_WRONG);
      const { type, value, statusCode } = reply.body ?? {};
      if (type === ADAPTIVE_CARD && statusCode === 200) {
        const problems = cardProblems(value);
        if (problems.length > 0) return fail(user, reply, problems.join('; '), WENT_WRONG);
        message.cardsFor.set(user, value as Json);
        tenant.changed({ kind: 'message', room: message.room, user, message: message.id });
        return { outcome: 'card', reply };
      }
      if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string') {
        screens.notify(user, value);
        return { outcome: 'message', text: value, reply };
      }
      if (type === 'application/vnd.microsoft.error' && isObject(value) && [400, 500].includes(Number(statusCode))) {
        // The words are for the app's author: people read Teams' own.
        screens.notify(user, WENT_WRONG);
        return { outcome: 'refused', text: String(value.message), reply };
      }
      return fail(user, reply, `this answer means nothing to Teams: ${reply.text}`, WENT_WRONG);
    },
  };
}

const isSize = (side: unknown) =>
  side === undefined || typeof side === 'number' || ['small', 'medium', 'large'].includes(String(side));
