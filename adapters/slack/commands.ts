import type { App } from '@slack/bolt';
import { attend } from './attend.ts';
import { type DeskOf, type Place, show, visitOf } from './desk.ts';
import type { CommandPayload } from './payloads.ts';
import { asMeant } from './typed.ts';

/** Every slash command, known or not: one that nobody answers fails in Slack after three seconds. */
export function listenToCommands(bolt: App, deskOf: DeskOf): void {
  bolt.command(/^/, async ({ body, ack }) => {
    const {
      user_id: user,
      channel_id: channel,
      trigger_id: trigger,
      response_url: url,
      ...typed
    }: CommandPayload = body;
    const desk = deskOf(body);
    const place: Place = { user, channel, trigger, url };
    await attend(desk, {
      visit: visitOf(desk.us, { id: user }, channel, trigger),
      place,
      act: (visit) => desk.app.command(visit, typed.command, asMeant(typed.text ?? '')),
      ack,
      answersInAck: true,
      answer: (shown, from) => show(desk, from, shown),
    });
  });
}
