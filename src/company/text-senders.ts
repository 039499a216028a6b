import type { WorkspaceId } from './company.ts';

/** What texts can be sent from on this server: E.164 numbers and messaging services (`MG...`). */
export interface TextSenders {
  /** What whoever comes from this workspace texts from: its company is the one that does, or is founded with it. */
  of(workspace: WorkspaceId): string;
  /** All of them, whether or not a company texts from them yet. */
  all: readonly string[];
}

/** One number for everybody: whoever runs the server vouches that all workspaces are of one company. */
export const oneTextSender = (sender: string): TextSenders => ({ of: () => sender, all: [sender] });
