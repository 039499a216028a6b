import type { Stripe } from 'stripe';
import { succeedOnce } from '../kit/once.ts';

/**
 * The vendor's SDK, loaded when it is first needed: that takes longer than starting the rest of the app. Kept, because
 * every `import()` goes through the module loader again, which is a twentieth of taking an event.
 */
export const stripeSdk: () => Promise<typeof Stripe> = succeedOnce(async () => (await import('stripe')).default);
