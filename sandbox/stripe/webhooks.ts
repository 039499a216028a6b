import { createHmac } from 'node:crypto';
import { createDeliveries, type Deliveries } from '../deliveries.ts';
import type { EventLog, Random } from '../stand-in.ts';
import type { StripeEvent } from './event.ts';

/** The `Stripe-Signature` header: HMAC-SHA256 over the seconds, a dot, and the raw body. */
function sign(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** The one endpoint, as the dashboard has it. */
export interface Endpoint {
  webhookUrl: string | undefined;
  webhookSecret: string;
  /** `*` for all. */
  enabledEvents: string[];
  status: 'enabled' | 'disabled';
}

/** As `GET /v1/webhook_endpoints` lists it; none where nothing is delivered. */
export const listed = ({ webhookUrl, enabledEvents, status }: Endpoint): object[] =>
  webhookUrl
    ? [
        {
          ...{ id: 'we_1SandboxEndpoint', object: 'webhook_endpoint', api_version: null, application: null },
          ...{ created: 1_795_000_000, description: null, livemode: false, metadata: {} },
          ...{ enabled_events: enabledEvents, status, url: webhookUrl },
        },
      ]
    : [];

export interface Webhooks {
  readonly queue: Deliveries;
  tell(event: StripeEvent): void;
  /** While true, events are never delivered. */
  drop(drop: boolean): void;
}

export function createWebhooks(endpoint: Endpoint, random: Random, now: () => number, log: EventLog): Webhooks {
  const queue = createDeliveries(random);
  let dropped = false;
  return {
    queue,
    drop(drop) {
      dropped = drop;
    },
    tell(event) {
      const { enabledEvents: wanted, status } = endpoint;
      if (!endpoint.webhookUrl || dropped || status === 'disabled') return;
      if (!wanted.includes('*') && !wanted.includes(event.type)) return;
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
