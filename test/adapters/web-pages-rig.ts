/** The payment page served for an app of one request. */
import { afterEach, beforeEach } from '@jest/globals';
import { mountPages } from '../../adapters/web/pages.ts';
import type { App } from '../../src/app.ts';
import type { PageView } from '../../src/payments/page-view.ts';
import { appWith, type Rig, serve, view } from './web-rig.ts';

export const paidAt = new Date('2026-03-01T19:05:00Z');

export let rig: Rig;

export let views: Record<string, PageView>;

/** What the app was asked to do, beside showing. */
export let done: string[];

/** What the app answers who presses Pay, and what time it is. */
export const scene: { checkout(): ReturnType<App['startCheckout']>; now: Date } = {
  checkout: async () => undefined,
  now: new Date(0),
};

export const ask = (path: string, method = 'GET') => fetch(rig.url + path, { method, redirect: 'manual' });

export const read = async (path: string, method = 'GET') =>
  (await (await ask(path, method)).text()).replaceAll('&#x3D;', '=');

/** The words of a page as a person reads them, with plain spaces. */
export const wordsOf = (html: string) =>
  html
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
export const show = async (changes: Partial<PageView>, query = '') => {
  views.tok = { ...view, ...changes };
  return wordsOf(await read(`/p/tok${query}`));
};

/** Opens what each test works with, and closes it. */
export function servePages(): void {
  beforeEach(async () => {
    views = { tok: view };
    done = [];
    scene.now = new Date('2026-03-01T19:00:00Z');
    scene.checkout = async () => ({ url: 'https://checkout.stripe.com/c/pay/cs_1' });
    const app = appWith({
      page: async (token) => views[token],
      async startCheckout(token, tongue) {
        done.push(`pay ${token} ${tongue}`);
        return scene.checkout();
      },
      pageSeen: async (token) => void done.push(`seen ${token}`),
      async askForNewLink(token) {
        done.push(`link ${token}`);
        views.tok = { ...view, state: 'expired', newLinkAskedFor: true };
      },
    });
    const clock = { now: () => scene.now };
    rig = await serve((web, log) =>
      mountPages(web, { app, clock, log, payAt: ['https://checkout.stripe.com/'], publicUrl: 'https://pay.example' }),
    );
  });
  afterEach(() => rig.close());
}
