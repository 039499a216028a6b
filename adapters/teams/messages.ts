import { setTimeout } from 'node:timers/promises';
import { isForm } from '../../cards/present.ts';
import type { Visit } from '../../src/company/visit.ts';
import type { Shown } from '../../src/front.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Said } from '../../src/kernel/screen.ts';
import { succeedOnce } from '../kit/once.ts';
import { type Heard, type Origin, originOf, saidIn, speaksToUs, typedIn } from './activity.ts';
import type { Activity } from './connector.ts';
import { callOf, cardOf, type Desk, keyOf, meet, serve, sorry } from './desk.ts';
import { drawLauncher, drawPrivate } from './drawing.ts';

/** Teams' shortest window of messages in one conversation. */
const SAID_AGAIN_AFTER_MS = 1_000;
/** How long an answer that Teams does not take then waits between tries: five minutes in all, and
 * half a minute at most once Teams is back. */
const LATER_MS = [2_000, 5_000, 15_000, ...Array<number>(9).fill(30_000)];

/** Enough to recognise a message that is delivered twice, minutes later. */
const MOST_REMEMBERED = 2_000;

/**
 * Commands that are typed as messages. What they ask is stored before the answer leaves, and asked of no vendor. A
 * message that is delivered twice is answered once, even when both come at the same time. What speaks to nobody but
 * the people in its thread is told to whom the thread belongs.
 */
export function createMessages(desk: Desk) {
  const taken = new Map<string, () => Promise<void>>();

  async function once(heard: Heard, line: Line): Promise<void> {
    const key = keyOf(heard);
    const takeIt = taken.get(key) ?? succeedOnce(() => take(desk, heard, line));
    if (taken.size >= MOST_REMEMBERED) taken.clear();
    taken.set(key, takeIt);
    await takeIt();
  }

  return {
    async answer(heard: Heard): Promise<void> {
      // Before anything else: what an app says, ourselves above all, must never make us speak.
      if (isApp(heard)) return;
      if (!speaksToUs(heard)) return overhear(desk, heard, 'new');
      await once(heard, typedLine(typedIn(heard)));
    },

    /** Somebody added the app for themselves: its chat says at once what it can do, as Teams asks of every app. */
    async greet(heard: Heard): Promise<void> {
      if (originOf(heard).personal) await once(heard, typedLine(''));
    },
  };
}

export const isApp = ({ from }: Heard): boolean => from.id.startsWith('28:');

async function take(desk: Desk, heard: Heard, { name, text }: Line): Promise<void> {
  const act = (visit: Visit) => desk.app.command(visit, name, text);
  const call = await callOf(desk, heard, true);
  const reply = await act(call.visit);
  let shown = reply === 'unmet' ? sorry(call.origin) : reply;
  const say = () => sayPrivately(desk, call.origin, drawAnswer(desk, shown));
  const answer = async () => {
    // Whom the app has not met is looked up after the acknowledgement.
    if (reply === 'unmet') shown = await serve(desk, call, act);
    await say();
  };
  if (reply !== 'unmet') desk.people.keepUp(call.origin);
  // Whoever hears nothing asks anew, so that saying it twice does no harm: both ask the same question.
  desk.background.run('answering', answer, () =>
    setTimeout(SAID_AGAIN_AFTER_MS).then(() => sayUntilHeard(desk, say, LATER_MS)),
  );
}

/**
 * Says it, and says it later while Teams takes nothing. Only the tries hold a stop up, not the time between: what is
 * dropped then was a question, on which nothing has been done.
 */
async function sayUntilHeard(desk: Desk, say: () => Promise<void>, [wait, ...waits]: number[]): Promise<void> {
  try {
    await say();
  } catch (error) {
    const again = () => desk.background.run('answering later', () => sayUntilHeard(desk, say, waits));
    const isOver = error instanceof Outage && error.outcome === 'never';
    if (wait !== undefined && !isOver) void setTimeout(wait, undefined, { ref: false }).then(again);
    throw error;
  }
}

function drawAnswer(desk: Desk, shown: Shown): Activity {
  const drawn = desk.present(shown);
  return isForm(drawn) || shown.screen.isSheet ? drawLauncher(drawn, shown) : drawPrivate(drawn);
}

interface Line {
  name: string;
  text: string;
}

/** A command and what stands behind it, with or without its slash. */
export function typedLine(line: string): Line {
  const [, name = '', text = ''] = /^(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  return { name, text };
}

/** Somebody wrote, edited or deleted something in a thread: taken before it is acknowledged. */
export async function overhear(desk: Desk, heard: Heard, change: Said['change']): Promise<void> {
  const { workspace } = originOf(heard);
  const said = saidIn(heard, change, (user) => desk.people.idOf(workspace, user));
  if (!said) return;
  const call = await callOf(desk, heard, true);
  const act = (visit: Visit) => desk.app.said(visit, said);
  const reply = await act(call.visit);
  // Nobody waits for an answer: Teams may be asked who it was.
  const shown = reply === 'unmet' ? await act(await meet(desk, call)) : reply;
  if (!shown || shown === 'unmet') return;
  const answer = drawPrivate(cardOf(desk, shown));
  desk.background.run('answering in a thread', () => sayPrivately(desk, call.origin, answer));
}

/**
 * A private question gives way to what came of it, on every device of the one who sees it. `failed`: what to do where
 * it is there no more.
 */
export function replaceQuestion(
  desk: Desk,
  { serviceUrl, conversation, personal }: Origin,
  messageId: string,
  activity: Activity,
  failed?: () => Promise<unknown>,
): void {
  const update = () => desk.connector.update(serviceUrl, conversation, messageId, activity, { targeted: !personal });
  desk.background.run('replacing a question', update, failed);
}

/** For one person's eyes; where Teams knows no targeted messages, it stands in the thread. */
export async function sayPrivately({ connector }: Desk, origin: Origin, said: Activity): Promise<void> {
  const { serviceUrl, conversation, personal, user } = origin;
  if (personal) return void (await connector.send(serviceUrl, conversation, said));
  try {
    await connector.whisper(serviceUrl, conversation, user, said);
  } catch (error) {
    if (!(error instanceof Outage) || error.outcome !== 'never') throw error;
    await connector.send(serviceUrl, conversation, said);
  }
}
