/** The payment page served for a browser, with Stripe's stand-in behind the Pay button and an app of one request. */
import { createStripeCheckout } from '../../adapters/stripe/checkout.ts';
import { mountStripe } from '../../adapters/stripe/webhook.ts';
import { mountPages } from '../../adapters/web/pages.ts';
import { type StripeStandIn, startStripe } from '../../sandbox/stripe/stand-in.ts';
import type { App } from '../../src/app.ts';
import type { CustomerPage } from '../../src/documents/index.ts';
import { granted } from '../../src/kernel/refusal.ts';
import { appWith, type Rig, view as request, serve } from '../adapters/web-rig.ts';

export { request };

const secretKey = 'sk_test_stand_in';
const webhookSecret = 'whsec_stand_in';

/** What the one request looks like now, and how often its page was seen. */
export interface Scene {
  view: CustomerPage;
  seen: number;
  /** The browser does not say that a person pressed, as Safari does not. */
  saysNoPress?: boolean;
}

export interface Shop {
  scene: Scene;
  stripe: StripeStandIn;
  rig: Rig;
  /** The page's address. */
  url: string;
  close(): Promise<void>;
}

/** Serves the page of `request`. `payAt`: where its policy lets the button lead; the stand-in by default. */
export async function startShop(payAt?: string): Promise<Shop> {
  const scene: Scene = { view: request, seen: 0 };
  const stripe = await startStripe({ secretKey, webhookSecret });
  const checkout = createStripeCheckout({ secretKey, apiUrl: stripe.url });
  const app = appFor(scene, (ask) => checkout.open({ ...ask, returnUrl: `${rig.url}/p/tok` }));
  const clock = { now: () => new Date() };
  const rig = await serve((web, log) => {
    web.server.use(({ headers }, _, next) => {
      if (scene.saysNoPress) delete headers['sec-fetch-user'];
      next();
    });
    mountStripe(web.server, { app, account: { secretKey, webhookSecret }, log, count: web.count });
    mountPages(web, { app, clock, log, payAt: [payAt ?? stripe.url], publicUrl: 'https://pay.example' });
  });
  stripe.webhookUrl = `${rig.url}/stripe/webhook`;
  return {
    scene,
    stripe,
    rig,
    url: `${rig.url}/p/tok`,
    async close() {
      await stripe.close();
      await rig.close();
    },
  };
}

type Opened = ReturnType<ReturnType<typeof createStripeCheckout>['open']>;
type Ask = Omit<Parameters<ReturnType<typeof createStripeCheckout>['open']>[0], 'returnUrl'>;

function appFor(scene: Scene, open: (ask: Ask) => Opened): App {
  const about = { companyId: 'com_1', requestId: 'pay_1' };
  return appWith({
    page: async (token) => (token === 'tok' ? scene.view : undefined),
    pageSeen: async () => void scene.seen++,
    async startCheckout(_, tongue) {
      const { company, reference, amount } = scene.view;
      return open({ ...about, companyName: company.name, reference, amount, tongue, key: `pay_1:${tongue}` });
    },
    async checkoutTold(event) {
      if (event.kind === 'payment-succeeded') scene.view = { ...request, state: 'paid', paid: { at: event.at } };
      if (event.kind === 'payment-declined') scene.view = { ...request, declined: event.reason };
      return { outcome: 'taken', changed: true };
    },
    async mailPapers(_, to) {
      const mail = { id: 'mai_1', to, state: 'sent', at: new Date() } as const;
      const { papers } = scene.view;
      scene.view = { ...scene.view, ...(papers && { papers: { ...papers, mail } }) };
      return granted(mail);
    },
    async askForNewLink() {
      scene.view = { ...scene.view, newLinkAskedFor: true };
    },
  });
}
