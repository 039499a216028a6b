import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Response } from 'express';

const packed = {
  // Measured on the payment page: a higher quality takes longer and saves nothing.
  br: (html: string) => promisify(brotliCompress)(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (html: string) => promisify(gzip)(html),
};

/**
 * Answers with a page, made small as the browser can read it. That its size tells nothing of what is secret in it
 * (https://www.breachattack.com): the one secret is the link's token, which whoever gets the page has, and there is no
 * cookie that would make it another for somebody else.
 */
export async function sendHtml(response: Response, html: string): Promise<void> {
  response.type('html').vary('Accept-Encoding');
  const { req: request } = response;
  // One by one: of several, the one that the browser names first would be taken, which is gzip.
  const encoding = (['br', 'gzip'] as const).find((known) => request.acceptsEncodings(known));
  if (!encoding) return void response.send(html);
  response.set('Content-Encoding', encoding).send(await packed[encoding](html));
}
