import type { Sharp } from 'sharp';
import type { Pictures } from '../../src/company/ports.ts';
import { type Answer, granted, type RefusalCode, refused } from '../../src/kernel/refusal.ts';

/** What a logo is kept as: twice as large as papers and pages show it, for sharp screens and printers. */
const WIDTH = 600;
const HEIGHT = 300;
/** A photograph of a telephone has 12 million; more is no logo, and would fill the memory. */
const MOST_PIXELS = 50_000_000;
const PATIENCE_SECONDS = 5;

/**
 * The first bytes of the kinds that are taken. What is none of them is never given to the decoder, which would read SVG
 * and PDF by itself.
 */
const KINDS: ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
];

/**
 * Draws pictures anew, so that nothing of what was sent is ever kept or served: no script, no place where it was taken,
 * no second picture behind the first. One at a time: what waits is small, what is being drawn may have 200 MB.
 */
export function createPictures(): Pictures {
  const waiting: (() => void)[] = [];
  let isDrawing = false;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (isDrawing) await new Promise<void>((begin) => waiting.push(begin));
    isDrawing = true;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else isDrawing = false;
    }
  }

  return { logo: (bytes) => inTurn(() => draw(Buffer.from(bytes))) };
}

async function draw(bytes: Buffer): Promise<Answer<Uint8Array>> {
  if (!KINDS.some((is) => is(bytes))) return refused({ code: 'picture-of-other-kind' });
  // 20 MB of native code: loaded with the first picture.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  try {
    const { pages = 1 } = await picture.metadata();
    if (pages > 1) return refused({ code: 'picture-moves' });
    return granted(new Uint8Array(await asLogo(picture)));
  } catch (error) {
    return refused({ code: whyNot(error) });
  }
}

/** As a camera held it, in the colours of screens; what it says of itself stays behind. */
const asLogo = (picture: Sharp): Promise<Buffer> =>
  picture
    .autoOrient()
    .resize({ width: WIDTH, height: HEIGHT, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: PATIENCE_SECONDS })
    .png({ compressionLevel: 9 })
    .toBuffer();

const whyNot = (error: unknown): RefusalCode & ('picture-too-detailed' | 'picture-damaged') =>
  /pixel limit|timeout/i.test(String(error)) ? 'picture-too-detailed' : 'picture-damaged';
