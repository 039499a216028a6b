/** The newcomer's story in the language of the page: who one is at first, whom one asks, for what. */
import { act, change, ui, world } from './state.js';

export const story = () => world.state.stories[ui.language];

/**
 * Everything starts in the language of the page: the person one is in both chats, the phone one looks at, and from now on
 * the cards of the garage's rooms.
 */
export function startStory() {
  const speaks = ({ tongue }) => tongue === ui.language;
  ui.me = world.state.slack.people.find(speaks).id;
  ui.teams.me = world.state.teams.people.find(speaks).id;
  ui.owner = story().phone;
  act('speak', { language: ui.language });
}

export function speak(language) {
  if (language === ui.language) return;
  ui.language = language;
  startStory();
  change({ thread: undefined, confirm: undefined });
}
