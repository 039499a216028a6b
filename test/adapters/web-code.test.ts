import { expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { ask, servePages, views } from './web-pages-rig.ts';
import { view } from './web-rig.ts';

servePages();

const readCode = async (answer: Response): Promise<string | undefined> => {
  const { data, width, height } = PNG.sync.read(Buffer.from(await answer.arrayBuffer()));
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data;
};

test('a link’s code leads to the link, and nobody keeps it', async () => {
  const answer = await ask('/p/tok/code.png');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  expect(await readCode(answer)).toBe('https://pay.example/p/tok');
});

test.each(['processing', 'paid', 'cancelling', 'cancelled', 'expired'] as const)(
  'there is no code for a link that is %s',
  async (state) => {
    views.tok = { ...view, state };
    const [code, nothing] = await Promise.all([ask('/p/tok/code.png'), ask('/p/nowhere/code.png')]);
    expect([code.status, await code.text()]).toEqual([404, await nothing.text()]);
  },
);

test('it is only looked at, and not too often', async () => {
  expect((await ask('/p/tok/code.png', 'POST')).status).toBe(405);
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const answer = await ask('/p/tok/code.png');
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  expect(statuses).toContain(429);
});
