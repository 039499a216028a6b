/** What becomes of a picture that somebody chose as a logo. */
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createPictures } from '../../adapters/pictures/logo.ts';
import * as given from '../fixtures/logos.ts';

const pictures = createPictures();

async function drawn(bytes: Uint8Array) {
  const answer = await pictures.logo(bytes);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { bytes: Buffer.from(answer.value), about: await sharp(answer.value).metadata() };
}

describe('a logo', () => {
  test.each([
    ['PNG', given.pngLogo],
    ['JPEG', given.jpegLogo],
    ['WebP', given.webpLogo],
  ])('that is %s is drawn anew as PNG', async (_, make) => {
    const { about } = await drawn(await make());
    expect(about).toMatchObject({ format: 'png', width: 400, height: 200, space: 'srgb' });
  });

  test('is made as large as it is ever shown, and no small one larger', async () => {
    expect((await drawn(await given.jpegLogo(4_000, 3_000))).about).toMatchObject({ width: 400, height: 300 });
    expect((await drawn(await given.jpegLogo(3_000, 100))).about).toMatchObject({ width: 600, height: 20 });
    expect((await drawn(await given.jpegLogo(20, 10))).about).toMatchObject({ width: 20, height: 10 });
  });

  test('of a telephone stands upright, and does not say where it was taken', async () => {
    const photo = await given.photo();
    expect(photo.toString('latin1')).toContain('taken at home');
    const { bytes, about } = await drawn(photo);
    expect(about).toMatchObject({ width: 100, height: 300 });
    expect(about.exif).toBeUndefined();
    expect(bytes.toString('latin1')).not.toContain('taken at home');
  });

  test('keeps nothing of what was hidden behind the picture', async () => {
    const hidden = Buffer.concat([await given.pngLogo(), Buffer.from('<script>alert(1)</script>')]);
    expect((await drawn(hidden)).bytes.toString('latin1')).not.toContain('script');
  });
});

test.each([
  ['a script that calls itself PNG', async () => given.script, 'picture-of-other-kind'],
  ['an SVG', async () => given.svg, 'picture-of-other-kind'],
  ['a PDF', async () => given.pdf, 'picture-of-other-kind'],
  ['a GIF', async () => given.gif, 'picture-of-other-kind'],
  ['nothing at all', async () => Buffer.alloc(0), 'picture-of-other-kind'],
  ['a picture that moves', given.animated, 'picture-moves'],
  ['thirty thousand pixels each way', async () => given.bomb(), 'picture-too-detailed'],
  ['one that was cut off', given.truncated, 'picture-damaged'],
  ['a PNG with less in it than it says', async () => given.bomb(2_000), 'picture-damaged'],
])('%s is refused with the reason', async (_, make, code) => {
  expect(await pictures.logo(await make())).toEqual({ ok: false, refusal: { code } });
});

test('many at once are drawn one after the other, and one that is refused holds up none', async () => {
  const logo = await given.pngLogo();
  const all = await Promise.all([logo, given.pdf, logo, given.bomb(), logo].map((bytes) => pictures.logo(bytes)));
  expect(all.map(({ ok }) => ok)).toEqual([true, false, true, false, true]);
});
