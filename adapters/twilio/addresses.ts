/** `rcs:+1...`, `whatsapp:+1...`: the number behind the channel is the same person, whatever brought their words. */
const CHANNEL = /^[a-z]+: *(?=\+)/i;
const NUMBER = /^\+[1-9]\d{6,14}$/;
/** Short codes, names that companies text under, and people whom a channel knows by another id than a number. */
const LABEL = /^[\p{L}\p{N}][\p{L}\p{N} ._:-]{0,63}$/u;

/** Who or what a text came from or went to: E.164 where there is a number; undefined for what is no address at all. */
export function addressIn(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const address = given.trim().replace(CHANNEL, '');
  return NUMBER.test(address) || LABEL.test(address) ? address : undefined;
}
