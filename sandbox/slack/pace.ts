import { ApiError } from './api-call.ts';

/** One message per second and channel, with short bursts above it (docs.slack.dev/apis/web-api/rate-limits). */
export interface PostLimit {
  perSecond: number;
  burst: number;
}

export type Pace = ReturnType<typeof createPace>;

/** Counts posts per channel as a bucket that refills; without a limit everything passes. */
export function createPace(limit: PostLimit | undefined, now: () => number) {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    /** Throws `ratelimited` when the channel's bucket is empty. */
    post(channel: string) {
      if (!limit) return;
      const bucket = buckets.get(channel) ?? { left: limit.burst, at: now() };
      const refilled = ((now() - bucket.at) / 1000) * limit.perSecond;
      bucket.left = Math.min(limit.burst, bucket.left + refilled);
      bucket.at = now();
      buckets.set(channel, bucket);
      if (bucket.left < 1) throw new ApiError('ratelimited');
      bucket.left -= 1;
    },
  };
}
