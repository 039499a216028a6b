/** Customers who pay what members asked for, seen from one chat platform. */
import { afterAll, beforeAll } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, deskOf, type Platform } from '../fixtures/desk.ts';
import type { Said } from '../fixtures/member.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../fixtures/sandbox.ts';

export const JULIES = '+15145550188';

export interface Till {
  readonly sandbox: Sandbox;
  /** A member asks Julie, or whoever has that number, in a room of their own, for chat platforms take one message a second per room. */
  ask(
    reference: string,
    amount: string,
    room?: string,
    phone?: string,
  ): Promise<{ desk: Desk; link: string; room: string | undefined }>;
  /** Pays on a page; gives the session's id, or nothing where nobody can pay any more. */
  payOn(checkout: string): string | undefined;
  /** What was charged of this amount, in cents. */
  charged(cents: number): Sandbox['stripe']['charges'];
}

/**
 * One sandbox for all stories of a file, closed after them.
 * @param kept how many of its rooms are for the stories to choose, from the first on
 */
export function openTill(platform: Platform, options: SandboxOptions = {}, kept = 0): Till {
  let sandbox: Sandbox;
  let spare: string[];
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform], rooms: 20, ...options });
    spare = sandbox.rooms[platform].slice(kept);
  }, 60_000);
  afterAll(() => sandbox?.close());
  return {
    get sandbox() {
      return sandbox;
    },
    async ask(reference, amount, room = spare.pop(), phone = JULIES) {
      const desk = deskOf(platform, sandbox, 'marie-eve', room);
      await desk.command(`/quickpay ${phone} ${amount} ${reference}`);
      await desk.press('answer', 'Envoyer');
      const link = await phoneOf(sandbox, phone).link(reference);
      await desk.until(() => desk.card(reference).includes('Texto remis'));
      return { desk, link, room };
    },
    payOn(checkout) {
      try {
        return sandbox.stripe.pay(checkout).id;
      } catch {
        return undefined;
      }
    },
    charged: (cents) =>
      sandbox.stripe.charges.filter(({ amount, status }) => amount === cents && status === 'succeeded'),
  };
}

/** Waits for these words under the card of a reference. */
export const told = (desk: Desk, reference: string, words: string): Promise<Said> =>
  desk.until(() => desk.thread(reference).find(({ text }) => text.includes(words)));
