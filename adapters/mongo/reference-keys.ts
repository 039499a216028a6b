/** A reference has at most 64 characters. */
const LONGEST_KEY = 300;
/** What older versions left in a key. */
const LEFT_IN = [
  'N°K',
  'NOK',
  'NO.K',
  'RÉF.K',
  'REF.K',
  'REF:K',
  'RÉF:K',
  '#K',
  'K.',
  'K,',
  'K;',
  'K:',
  'K!',
  '#K.',
  '(K)',
  '"K"',
  '“K”',
  '«K»',
  "'K'",
  '‘K’',
  '’K’',
];

/**
 * The keys a reference may be stored under: the one it has, and those it was given by versions that took `RO4821.`,
 * `#RO4821` and `RO#4821` for other references than `RO4821`.
 */
export function storedKeysOf(referenceKey: string): string[] {
  if (referenceKey === '' || referenceKey.length > LONGEST_KEY) return [referenceKey];
  const former = LEFT_IN.map((shape) => shape.replace('K', () => referenceKey));
  return [...new Set([referenceKey, ...former, referenceKey.replace(/(?<=\p{L})(?=\p{Nd})/u, '#')])];
}
