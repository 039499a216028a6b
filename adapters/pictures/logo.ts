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
 * What every carrier of MMS takes from any kind of number (600 kB with its envelope), and Teams in a card (1 MB). Most
 * photographs stay below it at the first try, where a licence plate or a line of an estimate can still be read.
 */
const PHOTO_MOST_BYTES = 500_000;
const PHOTO = [
  { side: 1600, quality: 80 },
  { side: 1600, quality: 60 },
  { side: 1200, quality: 60 },
  { side: 800, quality: 50 },
];

/**
 * The first bytes of the kinds that are taken. What is none of them is never given to the decoder, which would read SVG
 * and PDF by itself.
 */
const KINDS: ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
];

const isGif = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === 'GIF8';

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

  return {
    logo: (bytes) => inTurn(() => draw(Buffer.from(bytes), KINDS, logo)),
    photo: (bytes) => inTurn(() => draw(Buffer.from(bytes), [...KINDS, isGif], photo)),
  };
}

/** Gives undefined for a picture that it does not take, because there are several in it. */
type Draw = (picture: Sharp, pages: number) => Promise<Buffer> | undefined;

async function draw(bytes: Buffer, kinds: typeof KINDS, as: Draw): Promise<Answer<Uint8Array>> {
  if (!kinds.some((is) => is(bytes))) return refused({ code: 'picture-of-other-kind' });
  // 20 MB of native code: loaded with the first picture.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  try {
    const { pages = 1 } = await picture.metadata();
    const drawn = await as(picture, pages);
    return drawn ? granted(new Uint8Array(drawn)) : refused({ code: 'picture-moves' });
  } catch (error) {
    return refused({ code: whyNot(error) });
  }
}

/** As a camera held it, in the colours of screens; what it says of itself stays behind. */
const within = (picture: Sharp, width: number, height: number): Sharp =>
  picture
    .autoOrient()
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: PATIENCE_SECONDS });

const logo: Draw = (picture, pages) =>
  pages > 1 ? undefined : within(picture, WIDTH, HEIGHT).png({ compressionLevel: 9 }).toBuffer();

/** Of one that moves, its beginning. Each try is smaller, and the last one is taken as it is. */
const photo: Draw = async (picture) => {
  let drawn = Buffer.alloc(0);
  for (const { side, quality } of PHOTO) {
    drawn = await within(picture.clone(), side, side).flatten({ background: 'white' }).jpeg({ quality }).toBuffer();
    if (drawn.byteLength <= PHOTO_MOST_BYTES) break;
  }
  return drawn;
};

const whyNot = (error: unknown): RefusalCode & ('picture-too-detailed' | 'picture-damaged') =>
  /pixel limit|timeout/i.test(String(error)) ? 'picture-too-detailed' : 'picture-damaged';
