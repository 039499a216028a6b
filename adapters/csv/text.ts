/**
 * The text in a file as spreadsheets and dealer systems save it: UTF-8 or UTF-16 that say so, UTF-8 that does not, and
 * otherwise Windows' Western letters, which every byte is one of.
 */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are no UTF-8 are what older programs write.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const DELIMITERS = [';', ',', '\t'] as const;
const LOOKED_AT = 20;

/** What parts the fields: the sign that the first lines have most alike, and not inside of quotes. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 64_000)
    .split(/\r\n|\n|\r/)
    .slice(0, LOOKED_AT)
    .filter((line) => line.trim() !== '');
  const counts = DELIMITERS.map((sign) => {
    const perLine = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(sign).length - 1);
    const header = perLine[0] ?? 0;
    return { sign, alike: perLine.filter((count) => count === header).length * (header > 0 ? 1 : 0), header };
  });
  return counts.toSorted((a, b) => b.alike - a.alike || b.header - a.header)[0]?.sign ?? ',';
}
