import type { ShownAttachment } from '../../../src/conversations/news.ts';

export const PICTURE_URL = `https://pay.garageboreal.ca/pictures/${'x'.repeat(200)}`;
export const PICTURE: ShownAttachment = {
  ...{ type: 'image/jpeg', state: 'kept', url: PICTURE_URL },
};
const NONE = ['text/x-vcard', 'video/mp4', 'audio/amr', 'application/pdf', 'text/calendar', 'text/plain'];
/** One of every kind, and in every state. */
export const EVERY_ATTACHMENT: ShownAttachment[] = [
  ...Array<ShownAttachment>(2)
    .fill(PICTURE)
    .map((one) => ({ ...one })),
  { type: 'image/png', state: 'waiting' },
  ...NONE.map((type) => ({ type, state: 'other' as const })),
  ...(['unreadable', 'too-large', 'unreachable'] as const).map((state) => ({ type: 'image/heic', state })),
];
