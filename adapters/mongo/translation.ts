import type { Schema } from 'mongoose';
import { Unreadable } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { type Shape, shapeOf } from './shape.ts';

export type Fields = Record<string, unknown>;
/** `v`: the version of its collection's documents that it was written as. */
export type Stored = Fields & { _id: string; v?: number };

/** Makes a stored document of one version into one of the next: given as it was written, hidden fields included. */
export type Upgrade = (stored: Fields) => Fields;

export interface Versions<T> {
  /** Gives the hidden fields of the schema, which exist for the indexes. */
  derive?: (document: T) => Fields;
  /**
   * One for each version after the first, oldest first; run as an older document is read. A field that is new needs
   * none if it is optional or a list.
   */
  upgrades?: Upgrade[];
}

/** Of documents that were stored before they carried a version. */
const FIRST_VERSION = 1;
const MOST_SET_ASIDE = 10_000;

/** The documents of a collection, between the store, which keeps those of every version, and the core. */
export class Translation<T extends { id: string }> {
  readonly #name: string;
  readonly #shape: Shape;
  readonly #derives: boolean;
  readonly #derive: (document: T) => Fields;
  readonly #upgrades: Upgrade[];
  readonly #log: Log;
  readonly #setAside = new Set<string>();

  constructor(name: string, schema: Schema, { derive, upgrades = [] }: Versions<T>, log: Log) {
    this.#name = name;
    this.#shape = shapeOf(schema);
    this.#derives = derive !== undefined;
    this.#derive = derive ?? (() => ({}));
    this.#upgrades = upgrades;
    this.#log = log;
  }

  get #version(): number {
    return FIRST_VERSION + this.#upgrades.length;
  }

  /** Which stored documents are of an older version; undefined when what is derived was never different. */
  get outdated(): Fields | undefined {
    const versions = this.#upgrades.map((_, i) => FIRST_VERSION + i);
    return this.#derives && versions.length > 0 ? { v: { $in: [null, ...versions] } } : undefined;
  }

  /** @throws TypeError when it is not what the schema says */
  toStore({ id, ...rest }: T): Stored {
    const fields = { _id: id, ...rest, ...this.#derive({ id, ...rest } as T) };
    const stored = this.#shape.write(fields, this.#name) as Stored;
    // What a newer version has upgraded already stays upgraded.
    stored.v ??= this.#version;
    return stored;
  }

  /** @throws Unreadable when it is none of this version's, nor can be made one */
  toCore(stored: Stored): T {
    try {
      const { _id, ...rest } = this.#shape.read(this.#upgraded(stored), this.#name);
      return { id: _id, ...rest } as unknown as T;
    } catch (cause) {
      throw new Unreadable(this.#name, String(stored._id), cause);
    }
  }

  /** Those that can be read. One that cannot is set aside: the log says why, once, however often it is met. */
  readable(found: Stored[]): T[] {
    return found.flatMap((stored) => {
      try {
        return [this.toCore(stored)];
      } catch (error) {
        this.#tell(error as Unreadable);
        return [];
      }
    });
  }

  #upgraded({ v = FIRST_VERSION, ...stored }: Stored): Fields {
    // The version of a newer one is unknown here like its new fields, and travels along with them.
    if (v > this.#version) return { ...stored, v };
    return this.#upgrades.slice(v - FIRST_VERSION).reduce<Fields>((older, upgrade) => upgrade(older), stored);
  }

  #tell({ message }: Unreadable): void {
    if (this.#setAside.has(message) || this.#setAside.size >= MOST_SET_ASIDE) return;
    this.#setAside.add(message);
    this.#log.error('a document is set aside', { reason: message });
  }
}
