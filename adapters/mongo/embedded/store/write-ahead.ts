import { readFileSync } from 'node:fs';

/** Sizes and places in SQLite's write-ahead log (sqlite.org/fileformat.html, section 4). */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;

interface Sum {
  a: number;
  b: number;
}

/** SQLite's checksum of a piece, going on from that of what is before it. */
function summed({ a, b }: Sum, piece: Buffer, bigEndian: boolean): Sum {
  const words = new Uint32Array(piece.length / 4);
  const bytes = Buffer.from(words.buffer);
  piece.copy(bytes);
  if (bigEndian) bytes.swap32();
  for (let i = 0; i < words.length; i += 2) {
    a = (a + words[i]! + b) >>> 0;
    b = (b + words[i + 1]! + a) >>> 0;
  }
  return { a, b };
}

const sumAt = (log: Buffer, at: number): Sum => ({ a: log.readUInt32BE(at), b: log.readUInt32BE(at + 4) });
const same = (one: Sum, other: Sum): boolean => one.a === other.a && one.b === other.b;

/**
 * How many commits stand in the log behind a damaged place, where SQLite reads no further and says nothing. One may be
 * a write that a power cut interrupted, which nobody was told of: the next is only begun when the last is on the disk.
 * A log that is not there, or whose very beginning is damaged, has none: that the seal notices.
 */
export function commitsBehindDamage(path: string): number {
  const log = readFileSync(path);
  const magic = log.length >= HEADER_BYTES ? log.readUInt32BE(0) : 0;
  const bigEndian = (magic & 1) === 1;
  let sum = (magic & ~1) === MAGIC ? summed({ a: 0, b: 0 }, log.subarray(0, 24), bigEndian) : undefined;
  if (!sum || !same(sum, sumAt(log, 24))) return 0;
  const salts = log.subarray(16, 24);
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  let [damaged, commits] = [false, 0];
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    const frame = log.subarray(at, at + frameBytes);
    // Left from before the log was begun anew.
    const isOurs = frame.subarray(8, 16).equals(salts);
    if (damaged) {
      if (isOurs && frame.readUInt32BE(4) !== 0) commits += 1;
      continue;
    }
    sum = summed(summed(sum, frame.subarray(0, 8), bigEndian), frame.subarray(FRAME_HEADER_BYTES), bigEndian);
    damaged = !isOurs || !same(sum, sumAt(frame, 16));
  }
  return commits;
}
