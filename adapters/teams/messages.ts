import { setTimeout } from 'node:timers/promises';
import { Outage } from '../../src/kernel/refusal.ts';
import { isForm, type Screen } from '../../src/screen.ts';
import { succeedOnce } from '../kit/once.ts';
import { type Heard, type Origin, originOf, speaksToUs, typedIn } from './activity.ts';
import type { Activity } from './connector.ts';
import { type Desk, type Met, meet } from './desk.ts';
import { drawLauncher, drawPrivate, TRY_AGAIN, type Voice } from './drawing.ts';

/** Teams' shortest window of messages in one conversation. */
const SAID_AGAIN_AFTER_MS = 1_000;

/** Enough to recognise a message that is delivered twice, minutes later. */
const MOST_REMEMBERED = 2_000;

/** Names what a person did: Teams' own ids are unique within a conversation only. */
export const keyOf = ({ conversation, id }: Heard): string => `${conversation.id}/${id}`;

/**
 * Commands that are typed as messages. What they ask is stored before the answer leaves, and asked of no vendor. A
 * message that is delivered twice is answered once, even when both come at the same time.
 */
export function createMessages(desk: Desk): (heard: Heard) => Promise<void> {
  const taken = new Map<string, () => Promise<void>>();

  return async (heard) => {
    // Before anything else: what an app says, ourselves above all, must never make us speak.
    if (heard.from.id.startsWith('28:') || !speaksToUs(heard)) return;
    const key = keyOf(heard);
    const takeIt = taken.get(key) ?? succeedOnce(() => take(desk, heard, key));
    if (taken.size >= MOST_REMEMBERED) taken.clear();
    taken.set(key, takeIt);
    await takeIt();
  };
}

async function take(desk: Desk, heard: Heard, key: string): Promise<void> {
  const command = typedIn(heard);
  try {
    const met = await meet(desk, heard, true, command);
    const { origin } = met;
    const screen = 'screen' in met ? met.screen : await open(desk, met, command, key);
    say(desk, origin, screen, 'voice' in met ? met.voice : { tongue: origin.tongue });
  } catch (error) {
    desk.log.error('teams: a message was not answered', { error });
    const origin = originOf(heard, desk.tenantId);
    say(desk, origin, TRY_AGAIN, { tongue: origin.tongue });
  }
}

function say(desk: Desk, origin: Origin, screen: Screen, voice: Voice): void {
  const answer = () => sayPrivately(desk, origin, drawAnswer(screen, voice));
  // Whoever hears nothing asks anew, so that saying it twice does no harm: both ask the same question.
  desk.background.run('answering', answer, () => setTimeout(SAID_AGAIN_AFTER_MS).then(answer));
}

const drawAnswer = (screen: Screen, voice: Voice): Activity =>
  isForm(screen) ? drawLauncher(screen, voice) : drawPrivate(screen, voice);

/** What a command asks for, with or without its slash; anything else is a question for help. */
export function open({ app }: Desk, { actor }: Met, command: string, key: string): Promise<Screen> {
  const [, name = '', typed = ''] = /^(\S*)\s*([\s\S]*)$/.exec(command) ?? [];
  return app.command(actor, name, typed, key);
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
