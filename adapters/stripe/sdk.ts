import type { Stripe } from 'stripe';

let sdk: Promise<typeof Stripe> | undefined;

/**
 * The vendor's SDK, loaded when it is first needed: that takes longer than starting the rest of the app. Kept, because
 * every `import()` goes through the module loader again, which is a twentieth of taking an event.
 */
export function stripeSdk(): Promise<typeof Stripe> {
  sdk ??= import('stripe').then(({ default: Stripe }) => Stripe);
  return sdk;
}
