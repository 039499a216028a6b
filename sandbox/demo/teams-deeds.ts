/** What the person at the page can do in Teams. */
import type { AppReply } from '../teams/app-link.ts';
import type { Place } from '../teams/screens.ts';
import type { Teams } from '../teams/teams.ts';
import type { Deed, Told } from './deed.ts';

/** Where a button or field stands: on a message's card, or in the dialog. */
const placeOf = (told: Told): Place => {
  const message = told.optional('message');
  return message ? { room: told.string('room'), message } : 'dialog';
};

/** What came of it, without the app's own answer. */
const outcomeOf = <T extends { reply?: unknown }>({ reply: _, ...outcome }: T) => outcome;

/** Why the app did not take a message; undefined when it did, or was not told. */
const failureOf = (reply: AppReply | undefined) =>
  reply?.error ?? (reply?.status && reply.status >= 400 ? String(reply.status) : undefined);

export function createTeamsDeeds(teams: Teams): Record<string, Deed> {
  /** The page keeps what is typed until something is pressed or looked for. */
  function fill(told: Told, place: Place): void {
    const user = told.string('user');
    const { values } = teams.form(user, place);
    for (const [field, value] of Object.entries(told.fields('values')))
      if (field in values && values[field] !== value) teams.enter(user, field, value, place);
  }

  return {
    'teams.type': async (told) => {
      const thread = told.optional('thread');
      const typed = { user: told.string('user'), room: told.string('room'), text: told.string('text') };
      const { reply } = await teams.type({ ...typed, ...(thread ? { thread } : {}) });
      return { failed: failureOf(reply) };
    },
    'teams.whisper': async (told) => {
      const thread = told.optional('thread');
      const typed = { user: told.string('user'), room: told.string('room'), text: told.string('text') };
      const { reply } = await teams.whisper({ ...typed, ...(thread ? { thread } : {}) });
      return { failed: failureOf(reply) };
    },
    'teams.slash': async (told) =>
      outcomeOf(
        await teams.slash(told.string('user'), told.string('command'), told.string('room'), told.optional('thread')),
      ),
    'teams.menu': async (told) =>
      outcomeOf(
        await teams.messageMenu(told.string('user'), told.string('command'), {
          room: told.string('room'),
          message: told.string('message'),
        }),
      ),
    'teams.search': async (told) => {
      const place = placeOf(told);
      fill(told, place);
      return outcomeOf(await teams.search(told.string('user'), told.string('field'), told.string('text'), place));
    },
    'teams.press': async (told) => {
      const place = placeOf(told);
      fill(told, place);
      return outcomeOf(await teams.press(told.string('user'), place, told.string('title')));
    },
    'teams.choose': (told) =>
      teams.enter(told.string('user'), told.string('field'), told.string('value'), placeOf(told)),
    'teams.look': async (told) => {
      const outcome = await teams.look(told.string('user'), {
        room: told.string('room'),
        message: told.string('message'),
      });
      return outcome && outcomeOf(outcome);
    },
    'teams.dismiss': (told) => teams.dismiss(told.string('user')),
  };
}
