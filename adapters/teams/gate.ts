import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { TeamsConfig } from '../../src/config.ts';
import type { Log } from '../../src/ports.ts';
import { type Heard, type ToldActivity, tenantIn } from './activity.ts';
import { isTrusted } from './service-url.ts';
import type { Tenants } from './tenants.ts';

/** Who signs for Teams; the SDK would also take tokens that this app could give itself, as its emulator does. */
const ISSUER = 'https://api.botframework.com';
const CHANNEL = 'msteams';

type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** A request that was found to come from Teams. */
export type Trust = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

const serviceUrlIn = ({ claimsIdentity }: Trust): string => claimsIdentity.getClaimValue('serviceurl') ?? '';

/** Everything that is sent goes through our own connector, so the SDK gets no password, and no way to sign. */
const credentialsOf = ({ appId, unauthenticated = false }: TeamsConfig): Credentials => ({
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => unauthenticated,
  createCredentials: async () => ({
    signRequest: () => Promise.reject(new Error('the connector sends what is to be sent')),
  }),
});

/** With a stand-in all of these are needed: the SDK takes its own constants only when none is given. */
const settingsOf = ({ appId, openIdUrl, loginUrl }: TeamsConfig) => ({
  MicrosoftAppId: appId,
  ...(openIdUrl && {
    ToBotFromChannelTokenIssuer: ISSUER,
    ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
    ToChannelFromBotLoginUrl: loginUrl,
    ToChannelFromBotOAuthScope: ISSUER,
    OAuthUrl: ISSUER,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: false,
  }),
});

/** Bot Framework's adapter, which knows Microsoft's keys and runs a bot's turn. */
export class Gate extends CloudAdapter {
  readonly #config: TeamsConfig;
  readonly #tenants: Tenants;
  readonly #trust: ConfigurationBotFrameworkAuthentication;
  readonly #log: Log;

  constructor(config: TeamsConfig, tenants: Tenants, log: Log) {
    const trust = new ConfigurationBotFrameworkAuthentication(settingsOf(config), credentialsOf(config));
    super(trust);
    this.#config = config;
    this.#tenants = tenants;
    this.#trust = trust;
    this.#log = log;
  }

  /**
   * Who sends a request, before a byte of it is read. Whatever is wrong with the token (the SDK tells by errors of
   * several kinds, and leaks their words), the answer is undefined.
   */
  async verify(authorization: string): Promise<Trust | undefined> {
    try {
      // The SDK compares service URLs only where it is told one: `admits` does, once the body is read.
      const trust = await this.#trust.authenticateRequest({ channelId: CHANNEL } as Activity, authorization);
      if (this.#config.unauthenticated) return trust;
      if (trust.claimsIdentity.getClaimValue('iss') !== ISSUER) return this.#refuse('not issued for a channel');
      const serviceUrl = serviceUrlIn(trust);
      return isTrusted(serviceUrl, this.#config) ? trust : this.#refuse(`issued for the service URL ${serviceUrl}`);
    } catch (error) {
      return this.#refuse(error instanceof Error ? error.message : String(error));
    }
  }

  /**
   * What it says, if it may: for an organisation that is served, about the connector that its token is for. Teams
   * signs, and says whose it is; a test client on this machine speaks for the one that the environment names.
   */
  async admit(trust: Trust, told: ToldActivity): Promise<Heard | undefined> {
    const { serviceUrl, channelId } = told;
    const { tenantId, unauthenticated } = this.#config;
    const tenant = unauthenticated ? tenantId : tenantIn(told);
    const isItsOwn = unauthenticated
      ? isTrusted(serviceUrl, this.#config)
      : serviceUrl === serviceUrlIn(trust) && channelId === CHANNEL;
    if (isItsOwn && tenant && (await this.#tenants.serves(tenant))) return { ...told, tenant };
    return this.#refuse('another service URL, channel or organisation');
  }

  #refuse(why: string): undefined {
    this.#log.warn('teams: a request was refused', { why });
  }

  /** Runs a bot's turn; gives the answer to an invoke. Throws what the turn throws. */
  turn(
    trust: Trust,
    heard: Heard,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(trust, heard as ToldActivity as Activity, logic);
  }
}
