import { linkUrl } from '../../src/payments/message.ts';
import { require } from '../kit/require.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';
import type { PageVisit } from './visits.ts';

/** With the quiet border that the standard asks for, and dots that a phone can tell apart on any screen. */
const LOOK = { type: 'png', errorCorrectionLevel: 'M', margin: 4, scale: 6 } as const;

/**
 * The code that leads to a link, as a picture, while it can be paid on; otherwise nothing is there. Drawn anew each
 * time: it is as secret as the link, and kept nowhere.
 */
export async function sendCode({ token, view, response }: PageVisit, publicUrl: string): Promise<void> {
  if (view.state !== 'to-pay') return sendHtml(response.status(404), (await loadTemplates()).notice('notFound'));
  const { toBuffer }: typeof import('qrcode') = require('qrcode');
  const png = await toBuffer(linkUrl(publicUrl, token), LOOK);
  // Shown by pages of Slack and Teams, which are not ours.
  response.set('Cross-Origin-Resource-Policy', 'cross-origin').type('png').send(png);
}
