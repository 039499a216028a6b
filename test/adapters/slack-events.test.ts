import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { company, JOHN, MARC, marc, OTHER, ROOM, type SlackRig, startRig, WORKSPACE } from './slack-rig.ts';

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

/** Until Slack has delivered everything and we have dealt with it. */
async function settled() {
  await rig.slack.deliveries.idle();
  await rig.mount.idle();
}
const tell = (event: object, more: object = {}) =>
  rig.slack.send(
    '/slack/events',
    JSON.stringify({ type: 'event_callback', team_id: rig.slack.team.id, event_id: 'Ev1', event, ...more }),
    { contentType: 'application/json' },
  );
const room = `${WORKSPACE}/${ROOM}`;

describe('rooms', () => {
  test('an invitation is told with the name of the channel', async () => {
    rig.slack.invite(OTHER);
    await settled();
    expect(rig.heard).toEqual([
      { what: 'roomJoined', told: [{ id: `${WORKSPACE}/${OTHER}`, name: 'pieces', closed: false }] },
    ]);
  });

  test('somebody else who joins or leaves is none of our business', async () => {
    rig.slack.invite(OTHER, JOHN);
    rig.slack.kick(ROOM, JOHN);
    await settled();
    expect(rig.heard).toEqual([]);
  });

  test('an invitation that could not be stored is told again by Slack, until it is', async () => {
    let tries = 0;
    rig.answers.roomJoined = () => {
      tries += 1;
      if (tries < 3) throw new Error('the store is away');
    };
    rig.slack.invite(OTHER);
    await settled();
    expect(tries).toBe(3);
  });

  test('an invitation is acknowledged after it is stored', async () => {
    const order: string[] = [];
    const writing = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<void>();
    rig.answers.roomLeft = async () => {
      heard.resolve();
      await writing.promise;
      order.push('stored');
    };
    const told = tell({ type: 'channel_left', channel: ROOM }).then(() => order.push('acknowledged'));
    await heard.promise;
    writing.resolve();
    await told;
    expect(order).toEqual(['stored', 'acknowledged']);
  });

  test.each(['channel_left', 'group_left', 'channel_archive', 'group_archive', 'channel_deleted', 'group_deleted'])(
    '%s means that the room is gone',
    async (type) => {
      expect((await tell({ type, channel: ROOM })).status).toBe(200);
      expect(rig.heard).toEqual([{ what: 'roomLeft', told: [room] }]);
    },
  );

  test('being removed, and a channel archived, as Slack tells them', async () => {
    rig.slack.kick(ROOM);
    await settled();
    rig.slack.archive(ROOM, MARC);
    await settled();
    expect(rig.of('roomLeft')).toEqual([[room], [room]]);
  });

  test('a new name is told of the company’s rooms only', async () => {
    rig.slack.rename(ROOM, 'atelier');
    rig.slack.rename(OTHER, 'magasin');
    await settled();
    expect(rig.heard).toEqual([{ what: 'roomJoined', told: [expect.objectContaining({ id: room, name: 'atelier' })] }]);
  });

  test('a channel that is gone before we look is no failure', async () => {
    expect(
      (await tell({ type: 'member_joined_channel', user: rig.slack.app.userId, channel: 'C0GONE0001' })).status,
    ).toBe(200);
    expect(rig.heard).toEqual([]);
  });

  test('an uninstalled app has left every room', async () => {
    rig.slack.uninstall();
    await settled();
    expect(rig.of('roomLeft')).toEqual([[room]]);
  });

  test('of revoked tokens only the bot’s matters', async () => {
    await tell({ type: 'tokens_revoked', tokens: { oauth: [MARC], bot: [] } });
    expect(rig.heard).toEqual([]);
    await tell({ type: 'tokens_revoked', tokens: { oauth: [], bot: [rig.slack.app.userId] } });
    expect(rig.of('roomLeft')).toEqual([[room]]);
  });
});

test('of a room that an earlier version joined, Slack is asked at the start whether it is private', async () => {
  const [service] = company.rooms;
  if (!service) throw new Error('the garage has no room');
  const { closed: _, ...before } = service;
  const secret = { id: `${WORKSPACE}/C0SECRET01`, name: 'direction', told: true } as const;
  const started = await startRig(
    {
      channels: [
        { id: ROOM, name: 'service', members: [MARC], withApp: true },
        { id: 'C0SECRET01', name: 'direction', members: [MARC], isPrivate: true, withApp: true },
      ],
    },
    { ...company, rooms: [before, secret] },
  );
  await started.mount.idle();
  expect(started.of('roomJoined')).toEqual([
    [expect.objectContaining({ id: room, closed: false })],
    [expect.objectContaining({ id: secret.id, closed: true })],
  ]);
  await started.close();
});

test('what bots say is ignored before anything else', async () => {
  rig.company = { ...company, id: 'com_trap' };
  for (const event of [
    { type: 'message', subtype: 'bot_message', text: 'hi', channel: ROOM },
    { type: 'message', bot_id: 'B1', text: 'hi', channel: ROOM },
    { type: 'channel_left', bot_id: 'B1', channel: ROOM },
  ])
    expect((await tell(event)).status).toBe(200);
  expect(rig.heard).toEqual([]);
});

test('an event nobody listens to is acknowledged', async () => {
  expect((await tell({ type: 'reaction_added', user: MARC, item: { channel: ROOM } })).status).toBe(200);
});

describe('people', () => {
  const changed = (more: object) =>
    tell({ type: 'user_change', user: { id: MARC, real_name: 'Marc Gagnon', name: 'marc', profile: {}, ...more } });

  test('a member who changes the language of Slack reads the new one from then on', async () => {
    await changed({ locale: 'en-US' });
    expect(rig.members.get(MARC)).toEqual({ ...marc, tongue: 'en' });
    expect(rig.slack.calls('users.info')).toBe(0);
  });

  test('a language that Slack leaves out stays what it was', async () => {
    await changed({ real_name: 'Marc G.' });
    expect(rig.members.get(MARC)).toEqual({ ...marc, name: 'Marc G.' });
    expect(rig.slack.calls('users.info')).toBe(0);
  });

  test('people the app has never met stay unknown', async () => {
    await changed({ id: JOHN, locale: 'en-CA' });
    await rig.mount.idle();
    expect(rig.members.has(JOHN)).toBe(false);
    expect(rig.slack.calls('users.info')).toBe(0);
  });
});
