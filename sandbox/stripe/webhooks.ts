import { createHmac } from 'node:crypto';
import { createDeliveries, type Deliveries } from '../deliveries.ts';
import type { EventLog, Random } from '../stand-in.ts';
import type { StripeEvent } from './event.ts';

/** The `Stripe-Signature` header: HMAC-SHA256 over the seconds, a dot, and the raw body. */
function sign(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

export interface Webhooks {
  readonly queue: Deliveries;
  tell(event: StripeEvent): void;
  /** While true, events are never delivered. */
  drop(drop: boolean): void;
}

export function createWebhooks(
  endpoint: { webhookUrl: string | undefined; webhookSecret: string },
  random: Random,
  now: () => number,
  log: EventLog,
): Webhooks {
  const queue = createDeliveries(random);
  let dropped = false;
  return {
    queue,
    drop(drop) {
      dropped = drop;
    },
    tell(event) {
      if (!endpoint.webhookUrl || dropped) return;
      const body = JSON.stringify(event, null, 2);
      queue.send({
        url: endpoint.webhookUrl,
        sign: () => ({
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'stripe-signature': sign(body, endpoint.webhookSecret, Math.floor(now() / 1000)),
            'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          },
          body,
        }),
        done: (status) => log.add({ vendor: 'stripe', direction: 'out', what: `${event.type} → ${status}` }),
      });
    },
  };
}
