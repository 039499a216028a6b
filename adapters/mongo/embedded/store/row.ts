import { type Doc, decode } from '../values/bson.ts';
import { documentOf, fieldsIn } from '../values/fields.ts';

/** A stored document: its bytes, decoded only when somebody looks inside. */
export class Row {
  readonly seq: number;
  readonly bytes: Uint8Array;
  #doc: Doc | undefined;
  #fields: Map<string, Buffer> | undefined;

  constructor(seq: number, bytes: Uint8Array) {
    this.seq = seq;
    this.bytes = bytes;
  }

  get doc(): Doc {
    this.#doc ??= decode(this.bytes);
    return this.#doc;
  }

  /** As `fieldsIn` gives them. */
  get fields(): Map<string, Buffer> | undefined {
    this.#fields ??= fieldsIn(this.bytes);
    return this.#fields;
  }

  /** What is in these of its own fields, perhaps with more; all of it where no names are given. */
  part(names: ReadonlySet<string> | undefined): Doc {
    const fields = this.#doc || !names ? undefined : this.fields;
    return fields ? decode(documentOf([...names!].flatMap((name) => fields.get(name) ?? []))) : this.doc;
  }

  /** A document that may be altered. */
  copy(): Doc {
    return decode(this.bytes);
  }
}
