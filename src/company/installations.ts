import type { WorkspaceId } from './company.ts';

/** The app in a workspace whose own people installed it, or in an organisation whose workspaces share it. */
export interface Installation {
  /** An organisation has one as well: Slack's ids of both never meet. */
  id: WorkspaceId;
  name: string;
  /** Lets the app speak there. Encrypted where it is kept. */
  token: string;
  botUser: string;
  botId: string;
  /** Where it is opened in a browser, with a slash at the end. */
  site?: string;
  at: Date;
}

export interface Installations {
  /** That of a workspace, or of the organisation that it was found to be in. */
  get(workspace: WorkspaceId): Promise<Installation | undefined>;
  all(): Promise<Installation[]>;
  /** The newest stands, whatever order they are told in; `false` when a newer one is there. */
  keep(installation: Installation): Promise<boolean>;
  /** This workspace is served by the installation of that organisation. */
  share(workspace: WorkspaceId, organisation: WorkspaceId, at: Date): Promise<void>;
  /** Whether whoever runs the server answers for it: it was not installed by its own people, or they brought a code. */
  isVouchedFor(workspace: WorkspaceId): Promise<boolean>;
  vouchFor(workspace: WorkspaceId): Promise<void>;
  /** It was removed at `at`; `false` when it has been installed anew since. */
  remove(id: WorkspaceId, at: Date): Promise<boolean>;
}
