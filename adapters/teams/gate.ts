import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { Log } from '../../src/ports.ts';
import { type Heard, tenantOf } from './activity.ts';
import type { TeamsConfig } from './config.ts';
import { isTrusted } from './service-url.ts';

/** Who signs for Teams; the SDK would also take tokens that this app could give itself, as its emulator does. */
const ISSUER = 'https://api.botframework.com';

type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** A request that was found to come from Teams. */
export type Trust = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

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
  readonly #trust: ConfigurationBotFrameworkAuthentication;
  readonly #log: Log;

  constructor(config: TeamsConfig, log: Log) {
    const trust = new ConfigurationBotFrameworkAuthentication(settingsOf(config), credentialsOf(config));
    super(trust);
    this.#config = config;
    this.#trust = trust;
    this.#log = log;
  }

  /**
   * Whether a request comes from Teams, for our organisation, about a connector we may speak to. Whatever is wrong
   * with it (the SDK tells by errors of several kinds, and leaks their words), the answer is no.
   */
  async admits(heard: Heard, authorization: string): Promise<Trust | undefined> {
    const { tenantId, unauthenticated } = this.#config;
    try {
      const result = await this.#trust.authenticateRequest(heard as Activity, authorization);
      if (!isTrusted(heard.serviceUrl, this.#config))
        throw new Error(`the service URL ${heard.serviceUrl} is not Teams'`);
      if (unauthenticated) return result;
      const { claimsIdentity } = result;
      if (claimsIdentity.getClaimValue('iss') !== ISSUER) throw new Error('not issued for a channel');
      if (!claimsIdentity.getClaimValue('serviceurl')) throw new Error('not issued for a service URL');
      if (heard.channelId !== 'msteams' || tenantOf(heard) !== tenantId) throw new Error('not our organisation');
      return result;
    } catch (error) {
      this.#log.warn('teams: a request was refused', { why: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  }

  /** Runs a bot's turn; gives the answer to an invoke. Throws what the turn throws. */
  turn(
    trust: Trust,
    heard: Heard,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(trust, heard as Activity, logic);
  }
}
