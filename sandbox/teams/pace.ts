/** Calls allowed within each window of seconds, for one bot in one conversation (Teams' "rate limiting" page). */
const SENDING: [calls: number, seconds: number][] = [
  [7, 1],
  [8, 2],
  [60, 30],
  [1800, 3600],
];
const READING = SENDING.map(([calls, seconds]): [number, number] => [calls * 2, seconds]);

export type Pace = ReturnType<typeof createPace>;

/** Counts the connector's calls per conversation, while `enforced`. */
export function createPace(now: () => number, enforced: boolean) {
  const taken = new Map<string, number[]>();
  return {
    enforced,
    /** Counts one call; gives the seconds to wait where it is one too many, which is then not counted. */
    take(conversation: string, kind: 'send' | 'read'): number | undefined {
      if (!this.enforced) return undefined;
      const key = `${kind} ${conversation}`;
      const limits = kind === 'send' ? SENDING : READING;
      const recent = (taken.get(key) ?? []).filter((at) => at > now() - 3_600_000);
      taken.set(key, recent);
      for (const [calls, seconds] of limits) {
        const earliest = recent.at(-calls);
        const free = (earliest ?? Number.NEGATIVE_INFINITY) + seconds * 1000;
        if (free > now()) return Math.max(1, Math.ceil((free - now()) / 1000));
      }
      recent.push(now());
      return undefined;
    },
  };
}
