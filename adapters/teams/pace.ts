/** How much a conversation takes: so many calls within each window of seconds. */
export type PaceLimits = readonly (readonly [calls: number, seconds: number])[];

/** One bot in one conversation, posts and updates alike (learn.microsoft.com: optimize your bot with rate limiting). */
export const TEAMS_PACE: PaceLimits = [
  [7, 1],
  [8, 2],
  [60, 30],
  [1800, 3600],
];

/** Whoever has to wait waits a little longer than the others, so that they do not all come back at once. */
const JITTER_MS = 150;

/** Above so many rooms the quietest is forgotten; if that was too soon, Teams says so. */
const ROOMS_KEPT = 1_000;

interface Pulse {
  /** When the latest calls were made, oldest first, in milliseconds of a clock that nobody sets. */
  calls: number[];
  restsUntil: number;
}

/**
 * Counts what each room is sent, so that Teams never has to refuse. It answers instead of waiting: a room that is
 * ahead of its pace must not hold the others.
 */
export function createPace(limits: PaceLimits = TEAMS_PACE, now = () => performance.now(), chance = Math.random) {
  const most = Math.max(...limits.map(([calls]) => calls));
  const pulses = new Map<string, Pulse>();

  function pulseOf(room: string): Pulse {
    const pulse = pulses.get(room) ?? { calls: [], restsUntil: Number.NEGATIVE_INFINITY };
    pulses.delete(room);
    pulses.set(room, pulse);
    const [quietest = room] = pulses.keys();
    if (pulses.size > ROOMS_KEPT) pulses.delete(quietest);
    return pulse;
  }

  return {
    /** Takes one call's place, or gives the milliseconds until there is one. */
    take(room: string): number {
      const at = now();
      const { calls, restsUntil } = pulseOf(room);
      const free = limits.map(([count, seconds]) => (calls.at(-count) ?? Number.NEGATIVE_INFINITY) + seconds * 1000);
      const wait = Math.max(restsUntil, ...free) - at;
      if (wait > 0) return Math.ceil(wait + chance() * JITTER_MS);
      calls.push(at);
      if (calls.length > most) calls.shift();
      return 0;
    },

    /** Teams asked to be left alone with this room: nothing goes there for so many milliseconds. */
    rest(room: string, ms: number) {
      pulseOf(room).restsUntil = now() + ms;
    },
  };
}
