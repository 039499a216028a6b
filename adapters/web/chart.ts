/** A chart of bars as a PNG, drawn here: no native library is loaded for it, and no text stands in it. */
import { crc32, deflateSync } from 'node:zlib';

const [WIDTH, HEIGHT, MARGIN] = [720, 240, 16];
/** Of what is free for one bar, so much lies between it and the next. */
const GAP = 0.25;

/** Places in the palette: white, the product's green, and two greys for the lines. */
const [BAR, BASE, LINE] = [1, 2, 3];
const PALETTE = Buffer.from([0xff, 0xff, 0xff, 0x0b, 0x5d, 0x50, 0x5b, 0x67, 0x70, 0xe1, 0xe5, 0xe8]);
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** @param heights in percent of the highest bar, from left to right */
export function drawBars(heights: readonly number[]): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT);
  const fill = (left: number, right: number, top: number, bottom: number, colour: number) => {
    for (let y = top; y < bottom; y += 1) pixels.fill(colour, y * WIDTH + left, y * WIDTH + right);
  };
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
  return pngOf(pixels);
}

/** Eight bits a pixel, each a place in the palette. */
function pngOf(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8);
  // No filter before any line.
  const lines = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) pixels.copy(lines, y * (WIDTH + 1) + 1, y * WIDTH, (y + 1) * WIDTH);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', PALETTE),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
