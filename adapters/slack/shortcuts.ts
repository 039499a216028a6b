import type { App } from '@slack/bolt';
import { attend } from './attend.ts';
import { type DeskOf, type Place, show, visitOf } from './desk.ts';
import { wordsOfMessage } from './message-words.ts';
import type { ShortcutPayload } from './payloads.ts';

/** The menu of a message: what is chosen there starts a command with what the message says. */
export function listenToShortcuts(bolt: App, deskOf: DeskOf): void {
  bolt.shortcut(/^/, async ({ body, ack }) => {
    const { user, channel, message, callback_id: name, ...given } = body as unknown as ShortcutPayload;
    const { trigger_id: trigger, response_url: url } = given;
    const desk = deskOf(body);
    const place: Place = { user: user.id, channel: channel?.id, trigger, url };
    await attend(desk, {
      visit: { ...visitOf(desk.us, user, channel?.id, trigger), thread: message?.thread_ts ?? message?.ts },
      place,
      act: (visit) => desk.app.fromMessage(visit, name, wordsOfMessage(message)),
      ack: () => ack(),
      answersInAck: false,
      answer: (shown, from) => show(desk, from, shown),
    });
  });
}
