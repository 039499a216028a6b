import { parseArgs } from 'node:util';
import type { App } from '../app.ts';
import { compose } from '../compose.ts';
import type { Config } from '../config.ts';
import { CannotStart } from '../kernel/refusal.ts';

type Person = NonNullable<Awaited<ReturnType<App['charge']>>>['people'][number];

/**
 * For the operator, whether the app runs or not: who may change the settings in Teams, and with a name, that this person
 * may from now on.
 */
export async function run(config: Config, typed: string[]): Promise<void> {
  const named = nameIn(typed);
  const { app, close } = await compose(config, 'beside');
  try {
    const charge = await app.charge();
    if (!charge)
      throw new CannotStart('There is no company yet: type /quickpay in Slack or Teams first, and say who it is.');
    const { company, people } = charge;
    if (named !== undefined) {
      const person = chosen(people, named);
      await app.appoint(person);
      return say(`${person.name} may change the settings of ${company.name} in Teams from now on.`);
    }
    const some = people.filter(({ isAdministrator }) => isAdministrator);
    say(`${company.name}, in Teams. May change the settings: ${some.map(called).join(', ') || 'nobody'}.`);
    if (people.length === 0) return say('Nobody there has used the app yet: ask them to type /quickpay once.');
    say('Name one more with npm run administrator -- "NAME". Those who have used the app:');
    for (const person of people) say(`  ${called(person)}`);
  } finally {
    await close();
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const called = ({ name, id }: Person): string => `${name} (${id})`;

/** By name, or by id where two have the same. Throws `CannotStart`. */
function chosen(people: Person[], named: string): Person {
  const found = people.filter(({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase());
  const [first, second] = found;
  if (!first)
    throw new CannotStart(`Nobody called ${named} has used the app in Teams: npm run administrator lists who has.`);
  if (second) throw new CannotStart(`Several are called so: say the id of one. ${found.map(called).join(', ')}.`);
  return first;
}

/** Throws `CannotStart`. */
function nameIn(typed: string[]): string | undefined {
  try {
    const { positionals } = parseArgs({ args: typed, allowPositionals: true });
    if (positionals.length > 1) throw new RangeError('one name');
    return positionals[0];
  } catch (cause) {
    throw new CannotStart('administrator takes one name in quotes, or nothing to list who there is.', cause);
  }
}
