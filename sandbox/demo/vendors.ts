/** The outside world of the demo: stand-ins for every vendor, with a tap on each line between them and the app. */
import { randomBytes } from 'node:crypto';
import { BOT_EVENTS, BOT_SCOPES } from '../../manifests/slack.ts';
import { garageBooks } from '../fortellis/books.ts';
import { type FortellisStandIn, startFortellis } from '../fortellis/stand-in.ts';
import { type Slack, startSlack } from '../slack/slack.ts';
import { type SmtpStandIn, startSmtp } from '../smtp/server.ts';
import { type StripeStandIn, startStripe } from '../stripe/stand-in.ts';
import type { Teams } from '../teams/teams.ts';
import { startTwilio, type TwilioStandIn } from '../twilio/stand-in.ts';
import { CHANNELS, CUSTOMERS, STAFF, TEAM, TEXT_SENDER } from './garage.ts';
import type { Journal, Line } from './journal.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { startMicrosoft } from './microsoft.ts';
import { startTap } from './tap.ts';

export interface Vendors {
  slack: Slack;
  teams: Teams;
  twilio: TwilioStandIn;
  stripe: StripeStandIn;
  smtp: SmtpStandIn;
  /** The dealer's own system, and its books. */
  cdk: FortellisStandIn;
  mailbox: Mailbox;
  /** What the outside calls the app: the tap in front of it. */
  publicUrl: string;
  /** The page in which Teams shows a tab. */
  tabHost: string;
  /** Environment of the app that these vendors serve. */
  env: Record<string, string>;
  /** Where the app listens, once it does. */
  leadTo(appUrl: string): void;
  close(): Promise<void>;
}

/** A text takes about this long from one state to the next, in milliseconds: slow enough to be seen. */
const STEP_MS = 500;
/** Twilio tries an incoming text again when the app is away, if the address asks for it. */
const INBOUND = '/twilio/inbound#rc=5&rp=all';

type Caller = 'slack' | 'teams' | 'twilio' | 'stripe';
/** Who calls a path of the app; nobody of them for the payment page. */
const callerOf = (path: string): Caller | undefined =>
  path.startsWith('/api/messages') ? 'teams' : (/^\/(slack|twilio|stripe)\//.exec(path)?.[1] as Caller | undefined);

const secret = (bytes: number) => randomBytes(bytes).toString('hex');

/** Starts everything that the app talks to. Every line of traffic lands in the journal. `now`: by which clock. */
export async function startVendors(journal: Journal, now: () => number = Date.now): Promise<Vendors> {
  let appUrl = 'http://127.0.0.1:9';
  const watch =
    (from: Line['from'], to: Line['to'], vendor: Line['vendor']) => (passage: Parameters<Journal['note']>[1]) =>
      journal.note({ from, to, vendor }, passage);
  const door = await startTap({
    to: () => appUrl,
    watch(passage) {
      const vendor = callerOf(passage.path);
      watch(vendor ?? 'customer', 'app', vendor ?? 'page')(passage);
    },
  });

  const keys = { signingSecret: secret(16), botToken: `xoxb-${secret(12)}` };
  const account = { accountSid: `AC${secret(16)}`, authToken: secret(16) };
  const till = { secretKey: `sk_test_${secret(16)}`, webhookSecret: `whsec_${secret(16)}` };

  let slackAt = '';
  const slack = await startSlack({
    ...{ ...keys, appUrl: door.url, team: TEAM, users: STAFF, channels: CHANNELS },
    ...{ scopes: Object.keys(BOT_SCOPES), subscriptions: BOT_EVENTS, now },
    // Answers and files are at the way through the tap, as the app knows Slack.
    reachedAt: () => slackAt,
  });
  const microsoft = await startMicrosoft(door.url, watch('app', 'teams', 'teams'), now);
  const { teams, tabHost } = microsoft;
  const twilio = await startTwilio({
    ...account,
    senders: [TEXT_SENDER],
    app: { publicUrl: door.url },
    inboundPath: INBOUND,
    stepMs: STEP_MS,
    now,
  });
  const stripe = await startStripe({ ...till, merchant: TEAM.name, webhookUrl: `${door.url}/stripe/webhook`, now });
  for (const { phone, line } of CUSTOMERS) if (line) twilio.numbers.set(phone, line);

  const smtp = await startSmtp();
  const dealer = { clientId: secret(12), clientSecret: secret(16), subscriptionId: 'garage-boreal' };
  // Whoever watches has not the patience of a night: asked every few seconds, where a dealer is asked every minute.
  const cdk = await startFortellis({ ...dealer, books: garageBooks(new Date()), extractSeconds: 0.2, quota: 2_000 });

  const slackTap = await startTap({ to: () => slack.url, watch: watch('app', 'slack', 'slack') });
  slackAt = slackTap.url;
  const twilioTap = await startTap({ to: () => twilio.url, watch: watch('app', 'twilio', 'twilio') });
  const stripeTap = await startTap({
    to: () => stripe.url,
    watch(passage) {
      const byCustomer = passage.path.startsWith('/c/');
      watch(byCustomer ? 'customer' : 'app', 'stripe', byCustomer ? 'page' : 'stripe')(passage);
    },
    // The hosted page is at the same address as the API, so the app's own policy lets the Pay button lead there.
    rewrite: (body) => body.replaceAll(stripe.url, stripeTap.url),
  });

  const cdkTap = await startTap({ to: () => cdk.url, watch: watch('app', 'cdk', 'cdk') });

  const all = [slack, microsoft, twilio, stripe, smtp, cdk, door, slackTap, twilioTap, stripeTap, cdkTap];
  return {
    ...{ slack, teams, twilio, stripe, smtp, cdk },
    mailbox: createMailbox(smtp, watch('app', 'mail', 'mail')),
    publicUrl: door.url,
    tabHost,
    env: {
      PUBLIC_URL: door.url,
      ...microsoft.env,
      SLACK_SIGNING_SECRET: keys.signingSecret,
      SLACK_BOT_TOKEN: keys.botToken,
      SLACK_API_URL: `${slackTap.url}/api/`,
      TWILIO_ACCOUNT_SID: account.accountSid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_FROM: TEXT_SENDER,
      TWILIO_API_URL: twilioTap.url,
      STRIPE_SECRET_KEY: till.secretKey,
      STRIPE_WEBHOOK_SECRET: till.webhookSecret,
      STRIPE_API_URL: stripeTap.url,
      SMTP_URL: smtp.url,
      MAIL_FROM: 'documents@garageboreal.example',
      FORTELLIS_CLIENT_ID: dealer.clientId,
      FORTELLIS_CLIENT_SECRET: dealer.clientSecret,
      FORTELLIS_SUBSCRIPTION_ID: dealer.subscriptionId,
      FORTELLIS_EVERY_SECONDS: '3',
      FORTELLIS_API_URL: cdkTap.url,
      FORTELLIS_LOGIN_URL: cdkTap.url,
    },
    leadTo(url) {
      appUrl = url;
    },
    async close() {
      await Promise.all(all.map((one) => one.close()));
    },
  };
}
