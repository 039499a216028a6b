/** How fast rooms take messages: each up to `burst` at once, then `perSecond`. */
export interface PaceLimit {
  burst: number;
  perSecond: number;
}

/** Slack: one message a second and channel, short bursts above it (docs.slack.dev/apis/web-api/rate-limits). */
export const SLACK_PACE: PaceLimit = { burst: 4, perSecond: 1 };

/** Above so many rooms the quiet ones are forgotten: a full bucket says the same as none. */
const ROOMS_KEPT = 1_000;

/**
 * Counts what each room is sent, so that Slack never has to refuse. It answers instead of waiting: a room that
 * is ahead of its pace must not hold the others.
 */
export function createPace({ burst, perSecond }: PaceLimit, now: () => number = Date.now) {
  const gap = 1000 / perSecond;
  /** By room: when its bucket is full again, milliseconds since the epoch. */
  const fullAt = new Map<string, number>();

  return {
    /** Takes one message's place, or gives the milliseconds until there is one. */
    take(room: string): number {
      const at = now();
      if (fullAt.size > ROOMS_KEPT) for (const [key, full] of fullAt) if (full <= at) fullAt.delete(key);
      const full = Math.max(fullAt.get(room) ?? at, at);
      const wait = full + gap - at - burst * gap;
      if (wait > 0) return Math.ceil(wait);
      fullAt.set(room, full + gap);
      return 0;
    },

    /** Slack asked to be left alone with this room: nothing goes there for so many milliseconds. */
    rest(room: string, ms: number) {
      fullAt.set(room, now() + ms + (burst - 1) * gap);
    },
  };
}
