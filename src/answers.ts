import type { Answers, Named } from './feature.ts';
import type { AnyScreen } from './kernel/screen.ts';
import type { Message, Store } from './ports.ts';
import type { Kind } from './promises/deliver.ts';

/** The answers of all features. Names come from outside: none may lead to what every object inherits. */
export function joined(all: Answers<AnyScreen>[]) {
  const forms = allOf(all.map((answers) => answers.forms));
  const [arrive, ...more] = all.flatMap((answers) => answers.arrive ?? []);
  if (more.length > 0) throw new Error('two features receive who arrives');
  const [home, ...others] = all.flatMap((answers) => answers.home ?? []);
  if (others.length > 0) throw new Error('two features stand where the app is opened');
  return {
    commands: allOf(all.map((answers) => answers.commands)),
    messages: allOf(all.map((answers) => answers.messages)),
    forms,
    buttons: allOf(all.map((answers) => answers.buttons)),
    searches: allOf(
      [...forms].map(([form, { search = {} }]) =>
        Object.fromEntries(Object.entries(search).map(([field, offer]) => [`${form}.${field}`, offer])),
      ),
    ),
    arrive,
    home,
    listeners: all.flatMap((answers) => answers.said ?? []),
  };
}

export function allOf<T>(parts: (Named<T> | undefined)[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const [name, answer] of parts.flatMap((part) => Object.entries(part ?? {}))) {
    if (found.has(name)) throw new Error(`two features answer to ${name}`);
    found.set(name, answer);
  }
  return found;
}

/** @throws Error when documents that promise deliveries have no announcer: what they promise would never be kept */
export function announced(store: Store, kinds: ReadonlyMap<string, Kind<Message>>): ReadonlyMap<string, Kind<Message>> {
  for (const [name, documents] of Object.entries<object>({ ...store })) {
    if ('due' in documents && !kinds.has(name)) throw new Error(`no feature announces ${name}`);
  }
  return kinds;
}
