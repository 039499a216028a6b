/** A card is no deeper, and has no more parts. */
const DEEPEST = 12;
const MOST_PARTS = 5_000;

/** The texts that stand under these names, anywhere in something of any shape. */
export function textsUnder(names: ReadonlySet<string>, whole: unknown): string[] {
  const found: string[] = [];
  let left = MOST_PARTS;
  const look = (part: unknown, depth: number): void => {
    if (typeof part !== 'object' || part === null || depth > DEEPEST || left <= 0) return;
    left -= 1;
    for (const [name, value] of Object.entries(part)) {
      if (names.has(name) && typeof value === 'string') found.push(value);
      else look(value, depth + 1);
    }
  };
  look(whole, 0);
  return found;
}
