import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header: HMAC-SHA256 over the seconds, a dot, and the raw body. */
export function signWebhook(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
