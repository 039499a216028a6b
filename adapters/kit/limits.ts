/** How often something may be done: `burst` times at once, and once more every `everyMs` milliseconds. */
export interface Rate {
  burst: number;
  everyMs: number;
}

export interface Limiter {
  /** Milliseconds until the next one is let through. 0: this one is, and counts. */
  take(key: string): number;
}

/** Whoever is forgotten, least recently seen first, starts afresh: a few hundred bytes each are all that a flood costs. */
const MOST_KEYS = 10_000;

/**
 * Limits each key by itself. Nobody is locked out for long, as with a count per minute: what is used is given back all
 * the time. `now`: milliseconds on a clock that nobody sets.
 */
export function createLimiter({ burst, everyMs }: Rate, now: () => number = () => performance.now()): Limiter {
  /** When all that a key used is given back. */
  const repaidAt = new Map<string, number>();

  return {
    take(key) {
      const at = now();
      const next = Math.max(at, repaidAt.get(key) ?? 0) + everyMs;
      const wait = next - at - burst * everyMs;
      if (wait > 0) return wait;
      repaidAt.delete(key);
      repaidAt.set(key, next);
      for (const oldest of repaidAt.keys()) {
        if (repaidAt.size <= MOST_KEYS) break;
        repaidAt.delete(oldest);
      }
      return 0;
    },
  };
}

const IPV4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i;

/**
 * Who is behind an address, as far as it can tell: an IPv4 address, or the 64 bits that one household or machine has
 * of IPv6. Some proxies write the port behind it (Azure's Application Gateway).
 */
export function callerAt(address: string): string {
  const four = IPV4.exec(address)?.[1];
  if (four) return four;
  const [head = '', tail] = address.replace(/^\[|\](?::\d+)?$|%.*$/g, '').split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const [front, back] = [groups(head), groups(tail ?? '')];
  const all =
    tail === undefined ? front : [...front, ...Array(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
