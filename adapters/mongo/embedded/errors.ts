/** MongoDB's own numbers: drivers and mongoose branch on them (11000, 48, 43 in particular). */
const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  CannotIndexParallelArrays: 171,
  NotImplemented: 238,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  IDLUnknownField: 40415,
} as const;

export type CodeName = keyof typeof CODES;

/** A refusal in MongoDB's shape: it becomes `{ ok: 0, code, codeName, errmsg }` or one entry of `writeErrors`. */
export class CommandError extends Error {
  readonly code: number;
  readonly codeName: CodeName;
  readonly details: Record<string, unknown>;

  constructor(codeName: CodeName, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = CODES[codeName];
    this.codeName = codeName;
    this.details = details;
  }
}

/** For what MongoDB has and this store has not: the caller is told where to go instead of getting a wrong answer. */
export function unsupported(what: string): CommandError {
  return new CommandError('NotImplemented', `${what} is not supported by the embedded store; use a MongoDB server`);
}
