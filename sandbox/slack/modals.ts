import { ApiError } from './api-call.ts';
import type { AppLink, AppReply } from './app-link.ts';
import { complaintOf, fieldsOf } from './fields.ts';
import type { Json } from './model.ts';
import { type Desk, payloadBase } from './surfaces.ts';
import type { OpenView } from './views.ts';

/** What Slack shows in a modal when the app gave no usable answer. */
const TROUBLE = 'We had some trouble connecting. Try again?';

/**
 * What came of pressing submit. `incomplete`: Slack's client kept it back; `errors`: the app refused fields;
 * `failed`: no usable answer, and the modal stays as it was.
 */
export interface Submitted {
  outcome: 'closed' | 'updated' | 'pushed' | 'cleared' | 'errors' | 'incomplete' | 'failed';
  /** By block_id. */
  errors: Record<string, string>;
  reply?: AppReply;
  /** For `failed`: what was wrong with the answer. */
  why?: string;
}

/** What a person does with a whole modal: submit it, or close it. */
export function createModals(desk: Desk, link: AppLink) {
  const { views, workspace } = desk;

  function topOf(user: string): OpenView {
    const shown = views.top(user);
    if (!shown) throw new Error(`${user} has no modal open`);
    return shown;
  }

  const redraw = (shown: OpenView, change: Partial<OpenView>) => {
    Object.assign(shown, change);
    workspace.changed({ kind: 'view', user: shown.user });
  };

  function complaints({ view, values }: OpenView): Record<string, string> {
    const asked = fieldsOf(view.blocks).filter(({ block }) => block.type === 'input');
    return Object.fromEntries(
      asked.flatMap((field) => {
        const complaint = complaintOf(field, values);
        return complaint ? [[field.block.block_id, complaint]] : [];
      }),
    );
  }

  function fail(shown: OpenView, reply: AppReply, why: string): Submitted {
    redraw(shown, { errors: {}, notice: TROUBLE });
    return { outcome: 'failed', errors: {}, reply, why };
  }

  /** Field errors must name input blocks of the view, else Slack shows none of them. */
  function refuse(shown: OpenView, errors: unknown, reply: AppReply): Submitted {
    const inputs = shown.view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
    const named = Object.entries((errors ?? {}) as Record<string, string>);
    const stray = named.find(([block, text]) => !inputs.includes(block) || typeof text !== 'string' || !text);
    if (named.length === 0 || stray) return fail(shown, reply, `errors name no input block: ${stray?.[0] ?? 'none'}`);
    const kept = Object.fromEntries(named);
    redraw(shown, { errors: kept, notice: undefined });
    return { outcome: 'errors', errors: kept, reply };
  }

  function obey(shown: OpenView, reply: AppReply): Submitted {
    const done = (outcome: Submitted['outcome']): Submitted => ({ outcome, errors: {}, reply });
    const { user } = shown;
    const answer: Json = reply.text.trim() === '' ? {} : JSON.parse(reply.text);
    switch (answer.response_action) {
      case undefined:
        views.close(user);
        return done('closed');
      case 'clear':
        views.close(user, true);
        return done('cleared');
      case 'update':
        views.update(shown, answer.view);
        return done('updated');
      case 'push':
        views.push(user, answer.view);
        return done('pushed');
      case 'errors':
        return refuse(shown, answer.errors, reply);
      default:
        return fail(shown, reply, `unknown response_action: ${answer.response_action}`);
    }
  }

  return {
    /** Presses submit. `checked: false` sends it even where Slack's client would keep it back. */
    async submit(user: string, { checked = true } = {}): Promise<Submitted> {
      const shown = topOf(user);
      const errors = checked ? complaints(shown) : {};
      if (Object.keys(errors).length > 0) {
        redraw(shown, { errors, notice: undefined });
        return { outcome: 'incomplete', errors };
      }
      const payload = { type: 'view_submission', ...payloadBase(user, desk), view: views.describe(shown) };
      const reply = await link.interact('/slack/interactivity', { ...payload, response_urls: [] });
      if (reply.error) return fail(shown, reply, reply.error);
      try {
        return obey(shown, reply);
      } catch (error) {
        if (!(error instanceof ApiError || error instanceof SyntaxError)) throw error;
        const details = error instanceof ApiError ? JSON.stringify(error.details) : '';
        return fail(shown, reply, `${error.message} ${details}`);
      }
    },

    /** Closes the modal on top (all of them with `clear_on_close` or `all`), and says so where the view asked for it. */
    async dismiss(user: string, { all = false } = {}): Promise<AppReply | undefined> {
      const shown = topOf(user);
      const clears = all || shown.view.clear_on_close;
      const { trigger_id: _, ...base } = payloadBase(user, desk);
      views.close(user, clears);
      if (!shown.view.notify_on_close) return undefined;
      const payload = { type: 'view_closed', ...base, view: views.describe(shown), is_cleared: clears };
      return link.interact('/slack/interactivity', payload);
    },
  };
}
