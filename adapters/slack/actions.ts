import type { App } from '@slack/bolt';
import { LINK } from '../../cards/render/block-kit-blocks.ts';
import { isForm, type Screen } from '../../src/screen.ts';
import { attend } from './attend.ts';
import { actorOf, type Desk, type Place, refusal, show } from './desk.ts';
import type { Voice } from './drawing.ts';
import type { PressPayload } from './payloads.ts';
import { createRefresher } from './refreshes.ts';

/** Buttons on cards and private answers, and changes in the fields of a form: Slack calls both an action. */
export function listenToActions(bolt: App, desk: Desk): void {
  const refresh = createRefresher(desk);
  bolt.action(/./, async ({ body, ack }) => {
    const press = body as unknown as PressPayload;
    // A link was followed: Slack wants to hear that we heard, and nobody waits for anything.
    if (press.actions[0]?.action_id.startsWith(LINK)) return ack();
    if (!press.view) return pressed(desk, press, ack);
    await ack();
    if (press.view.type === 'modal') refresh(press, press.view);
  });
}

function pressed(desk: Desk, press: PressPayload, ack: () => Promise<void>): Promise<void> {
  const { container, user, response_url, trigger_id } = press;
  const place: Place = {
    user: user.id,
    trigger: trigger_id,
    channel: container.channel_id,
    url: response_url,
    replaces: container.is_ephemeral,
  };
  const answer = (screen: Screen, voice: Voice) => answerPress(desk, place, screen, voice);
  return attend(desk, {
    place,
    team: user.team_id,
    ack: () => ack(),
    answersInAck: false,
    act: async (member) => {
      const [button] = press.actions;
      const key = `${button?.action_ts}/${container.message_ts}`;
      const asked = { action: button?.action_id ?? '', value: button?.value ?? '', key };
      return desk.app.press(actorOf(member, place.channel), asked);
    },
    answer,
    withoutCompany: () => answer(refusal('not-set-up'), { tongue: 'en' }),
  });
}

/**
 * A private question is replaced by its answer, unless it may be asked again. A card in a room answers by changing
 * itself: only what did not happen is said, to the one who pressed.
 */
async function answerPress(desk: Desk, place: Place, screen: Screen, voice: Voice): Promise<void> {
  const refused = screen.kind === 'refused';
  const over = !refused || screen.over;
  if (isForm(screen) || refused || place.replaces) await show(desk, place, screen, voice, place.replaces && over);
}
