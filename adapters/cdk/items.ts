import { Outage } from '../../src/kernel/refusal.ts';

/** One order of a hundred pages has less. */
const LARGEST_ITEM = 4 * 1024 * 1024;
const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];

/**
 * The objects in the list of an extract, `{ "data": [ {...}, {...} ] }`, one after the other as they arrive: there are
 * no pages, and a year of a dealer has hundreds of megabytes. One that is no JSON is given as the error that it is.
 * A list of texts is told apart by its depth alone, so whatever stands around it is left aside.
 * @throws Outage when it ends before its end, or has an item too large to be one
 */
export async function* itemsIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  let [depth, inText, escaped, ended] = [0, false, false, false];
  let pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
        continue;
      }
      if (byte === QUOTE) inText = true;
      else if (byte === OPEN || byte === OPEN_LIST) {
        depth += 1;
        // `{`, `[`, and the item's own.
        if (depth === 3 && byte === OPEN) [from, pieces, size] = [at, [], 0];
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        depth -= 1;
        if (depth === 2 && byte === CLOSE) yield itemOf([...pieces, chunk.subarray(from, at + 1)]);
        if (depth === 0) ended = true;
      }
    }
    if (depth < 3) continue;
    pieces.push(Uint8Array.from(chunk.subarray(from)));
    size += chunk.length - from;
    if (size > LARGEST_ITEM) throw new Outage('cdk', 'extract', { outcome: 'no', code: 'item-too-large' });
  }
  if (!ended) throw new Outage('cdk', 'extract', { outcome: 'no', code: 'cut-short' });
}

function itemOf(pieces: Uint8Array[]): unknown {
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch (error) {
    return error;
  }
}
