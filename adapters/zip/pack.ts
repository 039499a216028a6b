import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file of those that are packed. `isSmall`: it is as small as it gets, such as a picture. */
export interface Packable {
  name: string;
  bytes: Uint8Array;
  isSmall?: boolean;
}

/** Files as one, each packed as it is given: no more than the largest of them is held at a time. */
export async function* zipOf(files: AsyncIterable<Packable>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for await (const { name, bytes, isSmall } of files) {
    const part = isSmall ? new ZipPassThrough(name) : new ZipDeflate(name);
    zip.add(part);
    part.push(bytes, true);
    yield* chunks.splice(0);
  }
  zip.end();
  yield* chunks;
}
