import { type RoomId, type WorkspaceId, workspaceOf } from '../../src/company/company.ts';
import type { TeamsConfig } from '../../src/config.ts';

/** The Microsoft 365 organisations that the app serves; each is a workspace. */
export interface Tenants {
  serves(tenant: string): Promise<boolean>;
}

/** The one that the environment names. */
export const tenantsOf = ({ tenantId }: Pick<TeamsConfig, 'tenantId'>): Tenants => ({
  serves: async (tenant) => tenant === tenantId,
});

const PREFIX = 'teams:';
export const workspaceFor = (tenant: string): WorkspaceId => `${PREFIX}${tenant}`;

export const tenantOf = (workspace: WorkspaceId): string => workspace.slice(PREFIX.length);

export const tenantOfRoom = (room: RoomId): string => tenantOf(workspaceOf(room));
