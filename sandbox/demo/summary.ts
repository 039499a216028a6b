/** `kind` names a sentence of the page; `about` fills its blanks. */
export interface Summary {
  kind: string;
  about: Record<string, string>;
}
