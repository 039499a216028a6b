import { type File, importsOf, type Rule } from './sources.ts';

/** A floor of `src/`, and why it knows nothing above it. Folders, and files that stand in none. */
interface Floor {
  places: string[];
  reason: string;
  /** Of parts of the product, each with a way in of its own; on the highest of these stands a feature that none names. */
  features?: true;
}

/** Lowest first. Each knows its own floor and those below; types count. */
const FLOORS: Floor[] = [
  { places: ['kernel'], reason: 'money, phones and ids are the same whatever the product does with them' },
  { places: ['promises', 'i18n'], reason: 'promises are kept, and words are found, for features that are yet to come' },
  {
    places: ['customers', 'company'],
    reason: 'who somebody is does not depend on what is done with them',
    features: true,
  },
  {
    places: ['conversations'],
    reason: 'texts go out for many reasons: who has one asks conversations, and is told back',
    features: true,
  },
  { places: ['invoices'], reason: 'what is owed is owed before anybody asks for it', features: true },
  {
    places: ['payments'],
    reason: 'money is asked for and taken without anybody looking at a list of it',
    features: true,
  },
  {
    places: ['tasks'],
    reason: 'what people do elsewhere follows from what became of payments, whoever looks at it',
    features: true,
  },
  {
    places: ['documents', 'desk', 'audit'],
    reason: 'these read what the features below have decided, not who is asking',
    features: true,
  },
  {
    places: [
      ...['ports.ts', 'messages.ts', 'screen.ts', 'house.ts', 'command.ts', 'feature.ts', 'features.ts', 'answers.ts'],
      ...['rights.ts', 'front.ts', 'app.ts'],
    ],
    reason: 'the core is put together without knowing what it is put upon',
  },
  {
    places: [
      'config.ts',
      'variables.ts',
      'variables-of-chats.ts',
      'variable-shapes.ts',
      'variable-groups.ts',
      'compose.ts',
      'checkups.ts',
    ],
    reason: 'what is composed does not know how it was started',
  },
  { places: ['main.ts', 'cli'], reason: 'nothing is above what starts it' },
];
/** `src/payments/till.ts` stands in `payments`; a feature's value is listed, and stands with the list. */
function placeOf(path: string): string | undefined {
  const [, folder, place, ...rest] = /^(src)\/([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
  if (!folder) return undefined;
  return rest[0] === 'feature.ts' ? 'features.ts' : place;
}
const HIGHEST = FLOORS.findLastIndex(({ features }) => features);
const floorOf = (place: string, unnamed: Set<string>): number =>
  unnamed.has(place) ? HIGHEST : FLOORS.findIndex(({ places }) => places.includes(place));

/** Folders with a feature that no floor names: a new one needs no line here until another is to know it. */
function unnamedIn(files: File[]): Set<string> {
  const folders = files.flatMap(({ path }) => /^src\/([^/]+)\/feature\.ts$/.exec(path)?.[1] ?? []);
  return new Set(folders.filter((folder) => !FLOORS.some(({ places }) => places.includes(folder))));
}

/** No arrow up. */
export const floors: Rule = (files) => {
  const unnamed = unnamedIn(files);
  return files.flatMap((file) => {
    const place = placeOf(file.path);
    if (!place) return [];
    if (floorOf(place, unnamed) < 0)
      return [`${file.path} stands on no floor: say in this test what may know it, and why.`];
    return importsOf(file).flatMap((target) => {
      const other = placeOf(target);
      const reason = other && other !== place ? objection(place, other, target, unnamed) : undefined;
      return reason ? [`${file.path} imports ${target}: ${reason}.`] : [];
    });
  });
};

function objection(place: string, other: string, target: string, unnamed: Set<string>): string | undefined {
  const [own, theirs] = [floorOf(place, unnamed), floorOf(other, unnamed)];
  if (theirs > own) return `an arrow up: ${FLOORS[own]!.reason}`;
  const isInside = FLOORS[own]?.features && FLOORS[theirs]?.features && !target.endsWith('/index.ts');
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
