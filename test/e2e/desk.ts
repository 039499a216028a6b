import type { Submitted } from '../../sandbox/slack/modals.ts';
import type { Message } from '../../sandbox/slack/model.ts';
import type { Sandbox } from '../fixtures/sandbox.ts';

/** Text as a person reads it: one kind of space. */
export const readable = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('&gt;', '>');

/** A member at work in one Slack channel: what the stories do on any chat platform. */
export interface Desk {
  /** Types a command; gives what only the member sees. */
  command(text: string): Promise<string>;
  /** Fills fields of the open form, as one types or chooses them. */
  fill(values: Record<string, string>): Promise<void>;
  /** What the open form says, all of it; undefined when none is open. */
  form(): string | undefined;
  submit(): Promise<Submitted>;
  /** Closes whatever form is open. */
  dismiss(): Promise<void>;
  /** Presses a button of the form, of the last private answer, or of the card of a reference. */
  press(where: 'form' | 'answer' | { card: string }, button: string): Promise<void>;
  answer(): string;
  card(reference: string): string;
  cards(reference: string): Message[];
  /** What stands under the card of a reference, oldest first. */
  thread(reference: string): Message[];
  until<T>(find: () => T | undefined | false): Promise<T>;
}

export function slackDesk({ slack }: Sandbox, user: string, channel = 'C0SERVICE1'): Desk {
  const until = <T>(find: () => T | undefined | false) => slack.waitFor(find, 15_000);
  const cards = (reference: string) =>
    slack.messages(channel).filter(({ fromApp, threadTs, text }) => fromApp && !threadTs && text.includes(reference));
  const answers = () => slack.ephemerals(user, channel).filter(({ from }) => from === 'app');
  const form = () => {
    const open = slack.modal(user);
    return open && readable(JSON.stringify([open.view.submit, open.view.blocks, open.errors ?? {}, open.values]));
  };
  const last = () => {
    const answer = answers().at(-1);
    if (!answer) throw new Error('nothing was answered');
    return answer;
  };
  return {
    until,
    form,
    cards,
    async command(text) {
      const [before, open] = [answers().length, slack.modal(user)?.id];
      await slack.type({ user, channel, text });
      await until(() => answers().length > before || (slack.modal(user)?.id ?? open) !== open);
      return answers().length > before ? readable(last().text) : '';
    },
    async fill(values) {
      for (const [field, value] of Object.entries(values)) {
        if (field === 'customer') await slack.suggest(user, field, value.replace(/^cus_|^new:/, ''));
        if (['customer', 'reply', 'language'].includes(field)) await slack.select(user, field, value);
        else await slack.enter(user, field, value);
      }
    },
    submit: () => slack.submit(user),
    async dismiss() {
      if (slack.modal(user)) await slack.dismiss(user, { all: true });
    },
    async press(where, button) {
      const card = typeof where === 'object' ? cards(where.card).at(-1) : undefined;
      const place = where === 'form' ? ('modal' as const) : { channel, ts: card?.ts ?? last().ts };
      await slack.press(user, place, button);
    },
    answer: () => readable(answers().at(-1)?.text ?? ''),
    card: (reference) => readable(cards(reference).at(-1)?.text ?? ''),
    thread: (reference) =>
      cards(reference).flatMap(({ ts }) =>
        slack.thread(channel, ts).filter(({ threadTs, fromApp }) => fromApp && threadTs === ts),
      ),
  };
}

/** The link in the latest text about a reference, once it has come. */
export async function linkIn({ twilio }: Sandbox, phone: string, reference: string): Promise<string> {
  return eventually(`a text about ${reference}`, () => {
    const text = twilio.to(phone).findLast(({ body }) => body.includes(reference));
    return text && /http\S+\/p\/[\w-]+/.exec(text.body)?.[0];
  });
}

/** Looks until it is there, at most fifteen seconds. */
export async function eventually<T>(what: string, find: () => T | undefined | false): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never seen: ${what}`);
}

/** Presses Pay on the page behind a link; gives where the browser is sent. */
export async function pressPay(link: string, language = 'fr'): Promise<string> {
  const { headers } = await fetch(`${link}/checkout?lang=${language}`, { method: 'POST', redirect: 'manual' });
  return headers.get('location') ?? '';
}
