import type { App } from '@slack/bolt';
import { RoomGone } from '../../src/kernel/refusal.ts';
import { attend } from './attend.ts';
import { ask } from './client.ts';
import { actorOf, type Desk, type Place, roomOf, show } from './desk.ts';
import type { CommandPayload } from './payloads.ts';
import { asMeant } from './typed.ts';

/** Every slash command, known or not: one that nobody answers fails in Slack after three seconds. */
export function listenToCommands(bolt: App, desk: Desk): void {
  bolt.command(/./, async ({ body, ack }) => {
    const command: CommandPayload = body;
    const place: Place = {
      user: command.user_id,
      channel: command.channel_id,
      trigger: command.trigger_id,
      url: command.response_url,
    };
    await attend(desk, {
      place,
      ack,
      answersInAck: true,
      act: (member) =>
        desk.app.command(
          actorOf(member, place.channel),
          command.command,
          asMeant(command.text ?? ''),
          command.trigger_id,
        ),
      answer: (screen, voice) => show(desk, place, screen, voice),
      withoutCompany: () => offerSetup(desk, place, command.command),
    });
  });
}

/** The first run. It asks for nothing in a place where no card could ever be shown. */
async function offerSetup(desk: Desk, place: Place, command: string): Promise<void> {
  const [tongue, room] = await Promise.all([desk.people.tongueOf(place.user), roomHere(desk, place.channel)]);
  const { workspace } = await desk.identity();
  await show(desk, { ...place, room }, await desk.app.welcome({ workspace, room, tongue }, command), { tongue });
}

/** The channel something was typed in, when the app is in it, as it must be to post there. */
async function roomHere({ client, identity }: Desk, channel = ''): Promise<Place['room']> {
  const id = roomOf((await identity()).workspace, channel);
  if (!id) return undefined;
  try {
    const { channel: info } = await ask('conversations.info', () => client.conversations.info({ channel }), id);
    return info?.is_member ? { id, name: info.name ?? channel } : undefined;
  } catch (error) {
    // To Slack, a private channel the app is not in does not exist.
    if (error instanceof RoomGone) return undefined;
    throw error;
  }
}
