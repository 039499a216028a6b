import type { Answer, Call } from '../stand-in.ts';
import type { Workspace } from './workspace.ts';

/** A file as somebody chose it on their machine. */
export interface ChosenFile {
  name: string;
  mimetype: string;
  bytes: Uint8Array;
  /** What Slack says of it instead of the truth. */
  said?: { size?: number; url?: string };
}

/** What Slack says of a file in `view.state.values` (docs.slack.dev/reference/objects/file-object), as far as it is read. */
export interface FileObject {
  id: string;
  name: string;
  mimetype: string;
  filetype: string;
  size: number;
  url_private: string;
  url_private_download: string;
}

const FOLDER = '/files-pri/';

/** The workspace's uploads: kept when they are chosen, served to the app's token alone. */
export function createFiles(
  workspace: Workspace,
  { url, token, mayRead }: { url: () => string; token: () => string; mayRead: () => boolean },
) {
  const kept = new Map<string, ChosenFile>();

  return {
    upload({ name, mimetype, bytes, said = {} }: ChosenFile): FileObject {
      const id = workspace.id('F');
      const path = `${FOLDER}${workspace.team.id}-${id}/${encodeURIComponent(name)}`;
      kept.set(path, { name, mimetype, bytes });
      const address = said.url ?? `${url()}${path}`;
      const filetype = name.split('.').at(-1)?.toLowerCase() ?? '';
      return {
        ...{ id, name, mimetype, filetype, size: said.size ?? bytes.length },
        ...{ url_private: address, url_private_download: address },
      };
    },

    isFile: ({ pathname }: URL): boolean => pathname.startsWith(FOLDER),

    /** Who may not read it is led to a page to sign in on, and told nothing else. */
    answer({ url: { pathname }, headers }: Call): Answer {
      const file = kept.get(pathname);
      if (headers.authorization !== `Bearer ${token()}` || !mayRead())
        return { status: 302, headers: { location: `${url()}/?redir=${encodeURIComponent(pathname)}` } };
      if (!file) return { status: 404, body: 'not found' };
      return { headers: { 'content-type': file.mimetype }, body: file.bytes };
    },
  };
}
