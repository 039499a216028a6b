/** Fields of a deed as they came over HTTP. */
export interface Told {
  string(name: string): string;
  optional(name: string): string | undefined;
  flag(name: string): boolean;
  /** A list of texts; empty where none was told. */
  strings(name: string): string[];
  /** Texts by name; none where nothing was told. */
  fields(name: string): Record<string, string>;
}

export type Deed = (told: Told) => unknown;
