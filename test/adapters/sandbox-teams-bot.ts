import type { AddressInfo } from 'node:net';
import {
  type Activity,
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type InvokeResponse,
  TurnContext,
} from 'botbuilder';
import express from 'express';
import type { Teams } from '../../sandbox/teams/teams.ts';
import { APP_ID, SERVICE, textCard, tokenOf } from './sandbox-teams-tenant.ts';

/** Where the SDK takes the app's own way to get tokens: MSAL refuses an authority without https. */
type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

const credentialsOf = (teams: Teams): Credentials => ({
  isValidAppId: async (appId) => appId === APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest(request) {
      request.headers.set('authorization', `Bearer ${await tokenOf(teams)}`);
      return request;
    },
  }),
});

const execute = (title: string, verb: string) => ({ type: 'Action.Execute', title, verb, data: { order: 'order-1' } });

const LAUNCHER = textCard('An order', {
  actions: [
    { type: 'Action.Submit', title: 'Fill in', data: { msteams: { type: 'task/fetch' }, customer: 'cus_luc' } },
  ],
});

function form(amount: string, problem?: string) {
  const customer = {
    ...{ type: 'Input.ChoiceSet', id: 'customer', label: 'Customer', isRequired: true, errorMessage: 'Who?' },
    ...{ style: 'filtered', choices: [], 'choices.data': { type: 'Data.Query', dataset: 'customers' } },
  };
  const text = { type: 'Input.Text', id: 'amount', label: 'Amount', value: amount, maxLength: 20 };
  const body = [customer, text, { type: 'TextBlock', text: problem ?? 'All is well', wrap: true }];
  const card = { type: 'AdaptiveCard', version: '1.5', body };
  return { ...card, actions: [{ type: 'Action.Submit', title: 'Send', data: { intent: 'submit' } }] };
}

const dialog = (card: object) => ({
  task: {
    type: 'continue',
    value: { title: 'Order', height: 'medium', width: 'medium', card: CardFactory.adaptiveCard(card) },
  },
});

const orderCard = (title: string) =>
  textCard(title, { actions: [execute('Cancel', 'cancel'), execute('Explain', 'explain'), execute('Break', 'break')] });

class OrderBot extends ActivityHandler {
  readonly heard: Partial<Activity>[] = [];
  /** Invokes are answered after this many milliseconds. */
  slowness: number[] = [];
  place: Partial<ConversationReference> | undefined;
  posted: string[] = [];
  readonly adapter: CloudAdapter;

  constructor(adapter: CloudAdapter) {
    super();
    this.adapter = adapter;
    this.onTurn((context, next) => {
      this.heard.push(structuredClone(context.activity));
      return next();
    });
    this.onMessage(async (context, next) => {
      this.place = TurnContext.getConversationReference(context.activity);
      await context.sendActivity({ attachments: [CardFactory.adaptiveCard(LAUNCHER)] });
      await next();
    });
  }

  override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const slowness = this.slowness.shift() ?? 0;
    if (slowness > 0) await new Promise((resolve) => setTimeout(resolve, slowness));
    const { name, value } = context.activity;
    return { status: 200, body: await this.answer(name ?? '', value) };
  }

  async answer(name: string, value: Asked): Promise<object | undefined> {
    if (name === 'composeExtension/fetchTask' || name === 'task/fetch') return dialog(form(''));
    if (name === 'application/search') {
      const found = [{ title: 'Luc Gagnon', value: 'cus_luc' }].filter(({ title }) =>
        title.toLowerCase().includes(value.queryText?.toLowerCase() ?? ''),
      );
      return { type: 'application/vnd.microsoft.search.searchResponse', value: { results: found } };
    }
    if (name === 'task/submit' || name === 'composeExtension/submitAction') return this.submit(value.data ?? {});
    return this.press(value.action?.verb ?? '');
  }

  async submit({ customer, amount }: Record<string, string>) {
    if (amount === 'abc') return dialog(form('abc', 'Not an amount'));
    await this.post(`${customer} owes ${amount}`);
    return undefined;
  }

  /** Posts into the channel of its own accord, changes what it posted, and goes on in the thread. */
  async post(text: string) {
    const channel = {
      ...this.place,
      conversation: { ...this.place?.conversation, id: SERVICE },
      activityId: undefined,
    };
    const reference = channel as Partial<ConversationReference>;
    await this.adapter.continueConversationAsync(APP_ID, reference, async (context) => {
      const sent = await context.sendActivity({ attachments: [CardFactory.adaptiveCard(orderCard(text))] });
      const id = sent?.id ?? '';
      this.posted.push(id);
      await context.updateActivity({ type: 'message', id, attachments: [CardFactory.adaptiveCard(orderCard('Sent'))] });
    });
    const thread = {
      ...reference,
      conversation: { ...reference.conversation, id: `${SERVICE};messageid=${this.posted.at(-1)}` },
    };
    await this.adapter.continueConversationAsync(APP_ID, thread as Partial<ConversationReference>, async (context) => {
      await context.sendActivity('It was sent');
    });
  }

  press(verb: string) {
    if (verb === 'cancel') {
      const card = { type: 'application/vnd.microsoft.card.adaptive', value: textCard('Cancelled') };
      return { statusCode: 200, ...card };
    }
    if (verb === 'explain')
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'It is an order' };
    return { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'Broken', message: 'No more' } };
  }
}

interface Asked {
  queryText?: string;
  data?: Record<string, string>;
  action?: { verb?: string };
}

/** A small bot on the real CloudAdapter, with every check of tokens on, pointed at the stand-in. */
export async function startBot(teams: Teams) {
  const settings = {
    MicrosoftAppId: APP_ID,
    ValidateAuthority: false,
    ToChannelFromBotLoginUrl: teams.loginUrl,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: teams.openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: teams.openIdUrl,
    CallerId: 'urn:botframework:azure',
  };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentialsOf(teams)));
  const bot = new OrderBot(adapter);
  const app = express();
  app.post('/api/messages', express.json(), (request, response) =>
    adapter.process(request, response, (context) => bot.run(context)),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  teams.pointTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    adapter,
    bot,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
