import type { App } from '@slack/bolt';
import { actionOf, LINK } from '../../cards/render/block-kit-blocks.ts';
import type { Shown } from '../../src/front.ts';
import { isForm, refusedIn } from '../../src/kernel/screen.ts';
import { attend } from './attend.ts';
import { type Desk, type DeskOf, type Place, show, visitOf } from './desk.ts';
import { SHEET } from './drawing.ts';
import type { PressPayload } from './payloads.ts';
import { createRefresher } from './refreshes.ts';

/** Buttons on cards and private answers, and changes in the fields of a form: Slack calls both an action. */
export function listenToActions(bolt: App, deskOf: DeskOf): void {
  const refresh = createRefresher();
  bolt.action(/^/, async ({ body, ack }) => {
    const desk = deskOf(body);
    const press = body as unknown as PressPayload;
    // A link was followed: Slack wants to hear that we heard, and nobody waits for anything.
    if (press.actions[0]?.action_id.startsWith(LINK)) return ack();
    const { view } = press;
    if (view?.type !== 'modal' || view.callback_id === SHEET) return pressed(desk, press, ack);
    await ack();
    refresh(desk, press, view);
  });
}

async function pressed(desk: Desk, press: PressPayload, ack: () => Promise<void>): Promise<void> {
  const { container, user, response_url: url, trigger_id: trigger, actions, view } = press;
  const { channel_id: channel, message_ts: message, is_ephemeral: replaces } = container ?? {};
  const [button] = actions;
  const visit = visitOf(desk.us, user, channel, `${button?.action_ts}/${message ?? view?.id}`);
  const pressed = { action: actionOf(button?.action_id ?? ''), value: button?.value ?? '' };
  await attend(desk, {
    visit: { ...visit, message },
    place: { user: user.id, trigger, channel, url, replaces, ...onView(view) },
    act: (by) => desk.app.press(by, pressed),
    ack: () => ack(),
    answersInAck: false,
    answer: async (shown, place) => {
      if (place.home && shown.screen.isHome) desk.homes.turned(desk.us, visit, pressed, shown);
      else await answerPress(desk, place, shown);
    },
  });
}

/** Where there is no message: the app's home tab, or a card that was laid over it. */
const onView = (view: PressPayload['view']) =>
  view?.type === 'home' ? { home: true } : view ? { sheet: view.id } : {};

/**
 * A private question is replaced by its answer, unless it may be asked again. A card in a room answers by changing
 * itself: only what did not happen is said, to the one who pressed.
 */
async function answerPress(desk: Desk, place: Place, shown: Shown): Promise<void> {
  const refused = refusedIn(shown.screen);
  const over = !refused || refused.over;
  const isNowhereElse = place.home || place.sheet;
  if (isForm(shown.screen) || shown.screen.isSheet || refused || place.replaces || isNowhereElse)
    await show(desk, place, shown, place.replaces && over);
}
