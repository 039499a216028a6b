import { importsOf, type Rule } from './sources.ts';

/** A floor of `src/`, and why it knows nothing above it. Folders, and files that stand in none. */
interface Floor {
  places: string[];
  reason: string;
}

/** Lowest first. Each knows its own floor and those below; types count. */
const FLOORS: Floor[] = [
  { places: ['kernel'], reason: 'money, phones and ids are the same whatever the product does with them' },
  { places: ['promises', 'i18n'], reason: 'promises are kept, and words are found, for features that are yet to come' },
  { places: ['customers', 'company'], reason: 'who somebody is does not depend on what is done with them' },
  {
    places: ['conversations'],
    reason: 'texts go out for many reasons: who has one asks conversations, and is told back',
  },
  { places: ['invoices'], reason: 'what is owed is owed before anybody asks for it' },
  { places: ['payments'], reason: 'money is asked for and taken without anybody looking at a list of it' },
  {
    places: ['documents', 'desk', 'audit', 'replies'],
    reason: 'these read what the features below have decided, not who is asking',
  },
  {
    places: [
      ...['ports.ts', 'messages.ts', 'screen.ts', 'house.ts', 'command.ts', 'feature.ts', 'features.ts', 'answers.ts'],
      ...['front.ts', 'app.ts'],
    ],
    reason: 'the core is put together without knowing what it is put upon',
  },
  {
    places: ['config.ts', 'variables.ts', 'variable-groups.ts', 'compose.ts'],
    reason: 'what is composed does not know how it was started',
  },
  { places: ['main.ts', 'cli'], reason: 'nothing is above what starts it' },
];
/** Parts of the product, each with a way in of its own. */
const FEATURES = [
  'customers',
  'company',
  'conversations',
  'invoices',
  'payments',
  'documents',
  'desk',
  'audit',
  'replies',
];

/** `src/payments/till.ts` stands in `payments`; a feature's value is listed, and stands with the list. */
function placeOf(path: string): string | undefined {
  const [, folder, place, ...rest] = /^(src)\/([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
  if (!folder) return undefined;
  return rest[0] === 'feature.ts' ? 'features.ts' : place;
}
const floorOf = (place: string): number => FLOORS.findIndex(({ places }) => places.includes(place));

/** No arrow up. */
export const floors: Rule = (files) =>
  files.flatMap((file) => {
    const place = placeOf(file.path);
    if (!place) return [];
    if (floorOf(place) < 0) return [`${file.path} stands on no floor: say in this test what may know it, and why.`];
    return importsOf(file).flatMap((target) => {
      const other = placeOf(target);
      const reason = other && other !== place ? objection(place, other, target) : undefined;
      return reason ? [`${file.path} imports ${target}: ${reason}.`] : [];
    });
  });

function objection(place: string, other: string, target: string): string | undefined {
  if (floorOf(other) > floorOf(place)) return `an arrow up: ${FLOORS[floorOf(place)]!.reason}`;
  const isInside = FEATURES.includes(place) && FEATURES.includes(other) && !target.endsWith('/index.ts');
  return isInside ? `a feature is known by its index.ts alone, so that what is inside can change` : undefined;
}

/** Circles of imports, each once, from its first file in the order of the alphabet. */
export const circles: Rule = (files) => {
  const known = new Set(files.map(({ path }) => path));
  const arrows = new Map(files.map((file) => [file.path, importsOf(file).filter((target) => known.has(target))]));
  const done = new Set<string>();
  const found: string[] = [];

  function visit(path: string, trail: string[]): void {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const around = [...trail.slice(at), path].join(' > ');
      found.push(
        `${trail[at]} is in a circle, ${around}: none of these can be read, tested or moved without the others.`,
      );
      return;
    }
    if (done.has(path)) return;
    for (const target of arrows.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  }

  for (const path of [...known].sort()) visit(path, []);
  return found;
};
