import { afterAll, afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import type { SsoOptions } from '../../sandbox/teams/login.ts';
import type { Teams } from '../../sandbox/teams/teams.ts';
import { MARIE } from './sandbox-teams-tenant.ts';
import { type Office, openOffice, startTenant } from './teams-tab-rig.ts';

export let teams: Teams;

export let office: Office;

/** How often the tenant's document and keys had been asked for when the test began. */
export let askedBefore: number;

export const tokenOf = (options?: SsoOptions) => teams.ssoToken(MARIE, options);

export const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

export const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** What came, without what differs each time. */
export async function told(answer: Response) {
  const headers = new Headers(answer.headers);
  for (const name of ['date', 'x-request-id']) headers.delete(name);
  return { status: answer.status, headers: Object.fromEntries(headers), text: await answer.text() };
}

/** Opens what each test works with, and closes it. */
export function openTab(): void {
  beforeAll(async () => {
    teams = await startTenant();
  });
  afterAll(() => teams.close());
  beforeEach(async () => {
    askedBefore = teams.calls('openId');
    office = await openOffice(teams);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await office.close();
  });
}
