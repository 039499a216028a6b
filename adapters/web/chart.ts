/** A chart of bars as a PNG. No text stands in it: what it says is read beside it. */
import { PNG } from 'pngjs';

const [WIDTH, HEIGHT, MARGIN] = [720, 240, 16];
/** Of what is free for one bar, so much lies between it and the next. */
const GAP = 0.25;

/** Red, green and blue: the product's green on white, and two greys for the lines. */
const [PAPER, BAR, BASE, LINE] = ['ffffff', '0b5d50', '5b6770', 'e1e5e8'];
const BYTES = 3;
const RGB = 2;

/** @param heights in percent of the highest bar, from left to right */
export function drawBars(heights: readonly number[]): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * BYTES);
  const fill = (left: number, right: number, top: number, bottom: number, colour: string) => {
    for (let y = top; y < bottom; y += 1)
      pixels.fill(colour, (y * WIDTH + left) * BYTES, (y * WIDTH + right) * BYTES, 'hex');
  };
  fill(0, WIDTH, 0, HEIGHT, PAPER);
  const [ground, ceiling] = [HEIGHT - MARGIN, MARGIN];
  for (const part of [0.5, 1]) {
    const y = Math.round(ground - (ground - ceiling) * part);
    fill(MARGIN, WIDTH - MARGIN, y, y + 1, LINE);
  }
  const room = (WIDTH - 2 * MARGIN) / Math.max(1, heights.length);
  heights.forEach((percent, place) => {
    const left = Math.round(MARGIN + room * (place + GAP / 2));
    const tall = Math.round(((ground - ceiling) * Math.min(100, Math.max(0, percent))) / 100);
    fill(left, Math.max(left + 1, Math.round(left + room * (1 - GAP))), ground - tall, ground, BAR);
  });
  fill(MARGIN, WIDTH - MARGIN, ground, ground + 2, BASE);
  const picture = Object.assign(new PNG({ width: WIDTH, height: HEIGHT }), { data: pixels });
  return PNG.sync.write(picture, { inputColorType: RGB, colorType: RGB, inputHasAlpha: false });
}
