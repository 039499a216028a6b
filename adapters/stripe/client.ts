import type { Stripe } from 'stripe';

export interface StripeAccount {
  secretKey: string;
  /** A stand-in instead of `https://api.stripe.com`. */
  apiUrl?: string;
}

/**
 * The vendor's client, made when it is first needed: loading its SDK takes longer than starting the rest of
 * the app. Throws on an empty key.
 */
export function connect({ secretKey, apiUrl }: StripeAccount): () => Promise<Stripe> {
  if (!secretKey.trim()) throw new Error('Stripe needs its secret key');
  let client: Promise<Stripe> | undefined;
  return () => {
    client ??= import('stripe').then(
      ({ default: StripeSdk }) =>
        new StripeSdk(secretKey, { ...addressOf(apiUrl), maxNetworkRetries: 2, timeout: 10_000, telemetry: false }),
    );
    return client;
  };
}

function addressOf(apiUrl: string | undefined) {
  if (!apiUrl) return {};
  const { hostname, port, protocol } = new URL(apiUrl);
  const scheme = protocol === 'http:' ? ('http' as const) : ('https' as const);
  return { host: hostname, protocol: scheme, ...(port && { port }) };
}
