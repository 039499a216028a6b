/** What the app needs to speak with one Teams tenant. */
export interface TeamsConfig {
  /** The app's own id in Microsoft Entra; a GUID. Without one nothing could be verified. */
  appId: string;
  password: string;
  /** The Microsoft 365 organisation that is served; a GUID. */
  tenantId: string;
  /** Which tokens the registration gives: its own tenant's, or Bot Framework's shared ones. */
  type: 'SingleTenant' | 'MultiTenant';
  /** The OpenID document that the bot's callers are verified with, when it is not Bot Framework's. */
  openIdUrl?: string;
  /** Base of the token endpoint and of the tenant's OpenID document, when they are not Microsoft's. */
  loginUrl?: string;
  /** Where Microsoft Graph is, when it is not Microsoft's. */
  graphUrl?: string;
  /** The development switch: nobody is verified and no token is asked for. For a test client on this machine. */
  unauthenticated?: boolean;
}
