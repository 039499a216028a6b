import { type Finding, failing, well } from '../../src/kernel/finding.ts';
import { type Name, TABLE } from '../../src/variables.ts';
import { unreached } from '../kit/connection.ts';

const ABOUT = 'Teams: registration';
const SCOPE = 'https://api.botframework.com/.default';
const ASK_MS = 5_000;

/** What is wrong with the settings, by Microsoft's code (learn.microsoft.com/entra/identity-platform/reference-error-codes). */
const CAUSES: Record<string, { found: string; variable: Name }> = {
  AADSTS90002: { found: 'Microsoft knows no such organisation', variable: 'MICROSOFT_APP_TENANT_ID' },
  AADSTS700016: { found: 'this organisation has no such app', variable: 'MICROSOFT_APP_ID' },
  AADSTS7000215: { found: 'Microsoft refuses the secret', variable: 'MICROSOFT_APP_PASSWORD' },
  AADSTS7000222: { found: 'the secret has expired', variable: 'MICROSOFT_APP_PASSWORD' },
};

interface Registration {
  appId: string;
  password: string;
  tenantId: string;
  type: 'SingleTenant' | 'MultiTenant';
  /** Of the organisation, when it is not Microsoft's. */
  loginUrl?: string;
}

/** Whether Microsoft gives the app the token that it speaks with. */
export async function checkTeams({ appId, password, tenantId, type, loginUrl }: Registration): Promise<Finding[]> {
  const tenant = type === 'SingleTenant' ? tenantId : 'botframework.com';
  const asked = { grant_type: 'client_credentials', client_id: appId, client_secret: password, scope: SCOPE };
  try {
    const answer = await fetch(`${loginUrl ?? `https://login.microsoftonline.com/${tenant}`}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(asked),
      signal: AbortSignal.timeout(ASK_MS),
    });
    if (answer.ok) return [well(ABOUT, 'Microsoft gives it tokens')];
    const said = /AADSTS\d+/.exec(await answer.text())?.[0] ?? `status ${answer.status}`;
    const cause = Object.hasOwn(CAUSES, said) ? CAUSES[said] : undefined;
    const { where } = TABLE[cause?.variable ?? 'MICROSOFT_APP_ID'];
    const found = cause ? `${cause.found}: ${cause.variable}` : 'Microsoft refuses it';
    return [failing(ABOUT, { found: `${found} (${said})`, expected: 'a token', where })];
  } catch (error) {
    return [failing(ABOUT, unreached('Microsoft', error))];
  }
}
