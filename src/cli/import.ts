import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compose, readSheet } from '../compose.ts';
import type { Config } from '../config.ts';
import { CannotStart } from '../kernel/refusal.ts';

/** As large as a file of 200,000 lines. */
const LARGEST = 64 * 1024 * 1024;
const MOST_NAMED = 50;

/** Why a line was not taken over, for whoever mends the file. */
const WHY: Record<string, string> = {
  'reference-missing': 'it has no number',
  'reference-too-long': 'its number has more than 64 characters',
  'amount-missing': 'it has no amount',
  'amount-unreadable': 'its amount cannot be read',
  'amounts-not-exact': 'its amounts are too large, or not whole cents',
  'date-unreadable': 'its date cannot be read',
  'customer-missing': 'it says nobody: no name, telephone or e-mail',
  'phone-unreadable': 'its telephone number cannot be read',
  'phone-foreign': 'its telephone number is abroad',
  'email-unreadable': 'its e-mail address cannot be read',
};
const UNCLEAR = {
  numbers: 'Its amounts can be read in two ways: say --numbers fr (1 234,50) or --numbers en (1,234.50).',
  days: 'Its dates can be read in two ways: say --days dmy (23/11/2026), --days mdy (11/23/2026) or --days ymd.',
  reference: 'No column has the numbers of the invoices: call one of them "reference".',
  amount: 'No column has amounts: call one of them "balance" or "total".',
  customer: 'No column says whose they are: call one of them "name", "phone" or "email".',
  empty: 'There are no lines in it.',
  'not-csv': 'It is no CSV file: a quote in it never ends, or a line does not.',
} as const;

/**
 * For the operator: invoices and customers from a file. Without `--yes` it says how the file is understood and takes
 * nothing over; with it, the same file again changes nothing.
 */
export async function run(config: Config, typed: string[]): Promise<void> {
  const { file, numbers, days, yes } = asked(typed);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new CannotStart(`${file} cannot be read: check its name, and that it may be read.`, cause);
  });
  if (bytes.length > LARGEST) throw new CannotStart(`${file} is larger than 64 MB: bring it in parts.`);
  const { app, close } = await compose(config, 'beside');
  try {
    const home = await app.sourceHome();
    if (!home)
      throw new CannotStart('There is no company yet: type /quickpay in Slack or Teams first, and say who it is.');
    const sheet = (await readSheet())(bytes, home, { ...(numbers && { numbers }), ...(days && { days }) });
    say(`${sheet.rows} lines. Understood:`);
    for (const [field, name] of Object.entries(sheet.columns)) say(`  ${field}: the column "${name}"`);
    for (const what of sheet.unclear) say(UNCLEAR[what]);
    if (sheet.unclear.length > 0) process.exitCode = 1;
    else if (yes) await takeOver();
    else say('Nothing was taken over yet: if that is right, run it again with --yes.');

    async function takeOver(): Promise<void> {
      const all = { added: 0, changed: 0, same: 0 };
      const refused: { id: string; why: string }[] = [];
      for (const batch of sheet.batches()) {
        const kept = await app.takeOver(batch);
        if (!kept) return;
        for (const count of ['added', 'changed', 'same'] as const) all[count] += kept[count];
        refused.push(...kept.refused);
        if (process.stdout.isTTY)
          process.stdout.write(`\r${all.added + all.changed + all.same + refused.length} of ${sheet.rows}`);
      }
      say(`\nAdded: ${all.added}. Changed: ${all.changed}. As before: ${all.same}. Not taken over: ${refused.length}.`);
      for (const { id, why } of refused.slice(0, MOST_NAMED)) say(`  line ${id}: ${WHY[why] ?? why}`);
      if (refused.length > MOST_NAMED) say(`  and ${refused.length - MOST_NAMED} more.`);
    }
  } finally {
    await close();
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function asked(typed: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: typed,
      allowPositionals: true,
      options: { numbers: { type: 'string' }, days: { type: 'string' }, yes: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    const { numbers, days, yes } = values;
    if (!file || more.length > 0) throw new RangeError('one file');
    return { file, numbers: oneOf(numbers, 'fr', 'en'), days: oneOf(days, 'dmy', 'mdy', 'ymd'), yes };
  } catch (cause) {
    throw new CannotStart(
      'import takes one file, and if asked for --numbers fr|en, --days dmy|mdy|ymd, and --yes.',
      cause,
    );
  }
}

function oneOf<const W extends string>(typed: string | undefined, ...words: W[]): W | undefined {
  const found = words.find((word) => word === typed);
  if (typed !== undefined && found === undefined) throw new RangeError(typed);
  return found;
}
