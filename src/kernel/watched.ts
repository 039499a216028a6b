import type { Documents } from './change.ts';

/** The same documents, which tell of every one that is written here: whose it is. */
export const watched = <T extends { id: string; companyId: string; revision: number }, D extends Documents<T>>(
  documents: D,
  tell: (companyId: string) => void,
): D => ({
  ...documents,
  async insert(document: T) {
    const isNew = await documents.insert(document);
    if (isNew) tell(document.companyId);
    return isNew;
  },
  async replace(document: T) {
    const isDone = await documents.replace(document);
    if (isDone) tell(document.companyId);
    return isDone;
  },
});
