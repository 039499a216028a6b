import type { ReceivedText } from '../../src/conversations/received-text.ts';
import { addressIn } from './addresses.ts';

/** A customer's text as a webhook's form or the list of messages has it: not more than a claim until it is read. */
export type Told = Record<'sid' | 'from' | 'to' | 'service' | 'body' | 'media' | 'heard', unknown> & {
  /** What came with it, in its order. */
  attached?: { type: unknown; url: unknown }[];
};

/** A message's or a service's own id. */
export const SID = /^\w{2,64}$/;
/** The end of where it can be had, and all that is believed of it: we ask for it under our own account, at our own address. */
const MEDIA = /\/Media\/(ME\w{2,62})$/;
const TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/;
const MOST_MEDIA = /^\d{1,3}$/;
/** Of a messaging service with Advanced Opt-Out, which answers the customer in its own words. */
const HEARD = { STOP: 'stop', START: 'start', HELP: 'help' } as const;

/** Undefined for what is no text from somebody to somewhere. What is said twice is taken for not said. */
export function receivedTextIn({
  sid,
  from,
  to,
  service,
  body,
  media,
  heard,
  attached = [],
}: Told): ReceivedText | undefined {
  const [sender, number] = [addressIn(from), addressIn(to)];
  if (typeof sid !== 'string' || !SID.test(sid) || !sender || !number) return undefined;
  const word =
    typeof heard === 'string' && Object.hasOwn(HEARD, heard) ? HEARD[heard as keyof typeof HEARD] : undefined;
  return {
    sid,
    from: sender,
    to: number,
    ...(typeof service === 'string' && SID.test(service) && { service }),
    body: typeof body === 'string' ? body.toWellFormed() : '',
    media: MOST_MEDIA.test(String(media)) ? Number(media) : 0,
    ...(attached.length > 0 && { attachments: attached.map(attachmentIn) }),
    ...(word && { heard: word }),
  };
}

function attachmentIn({ type, url }: { type: unknown; url: unknown }): { type: string; ref?: string } {
  const [, ref] = (typeof url === 'string' && MEDIA.exec(url)) || [];
  return { type: typeof type === 'string' && TYPE.test(type) ? type.toLowerCase() : '', ...(ref && { ref }) };
}
