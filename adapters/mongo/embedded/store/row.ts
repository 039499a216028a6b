import { type Doc, decode } from '../values/bson.ts';

/** A stored document: its bytes, decoded only when somebody looks inside. */
export class Row {
  readonly seq: number;
  readonly bytes: Uint8Array;
  #doc: Doc | undefined;

  constructor(seq: number, bytes: Uint8Array) {
    this.seq = seq;
    this.bytes = bytes;
  }

  get doc(): Doc {
    this.#doc ??= decode(this.bytes);
    return this.#doc;
  }

  /** A document that may be altered. */
  copy(): Doc {
    return decode(this.bytes);
  }
}
