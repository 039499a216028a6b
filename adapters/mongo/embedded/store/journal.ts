import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { isDiskFull, sqliteCode } from './failure.ts';
import type { OpenFile } from './file.ts';
import type { Seal } from './seal.ts';

const CONSTRAINT = 19;

/**
 * The one connection, its prepared statements, and group commit: writes that wait at the same time join one
 * transaction, each in its own savepoint, and `commit` makes them durable with one fsync. Nobody may be told of
 * anything read or written since the last commit before `commit` has returned.
 */
export class Journal {
  readonly db: DatabaseSync;
  readonly #seal: Seal;
  readonly #statements = new Map<string, StatementSync>();
  readonly #forget: (() => void)[] = [];
  #isRestructured = false;
  #broken: unknown;

  constructor({ db, seal }: OpenFile) {
    this.db = db;
    this.#seal = seal;
  }

  /** Said by a write of what is remembered of the file: its tables, and what is known of an index. */
  restructured(): void {
    this.#isRestructured = true;
  }

  /** @param forget called when something was rolled back and what is remembered of the file may be wrong */
  onRollback(forget: () => void): void {
    this.#forget.push(forget);
  }

  sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.db.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  run(text: string, ...values: SQLInputValue[]): number {
    return Number(this.sql(text).run(...values).changes);
  }

  /** One write: all of it or nothing, whatever becomes of the others that share its transaction. */
  write<T>(action: () => T): T {
    if (this.#broken) throw this.#broken;
    try {
      if (!this.db.isTransaction) this.run('BEGIN IMMEDIATE');
      this.run('SAVEPOINT one');
      const result = action();
      this.run('RELEASE one');
      return result;
    } catch (error) {
      this.#undo(error);
      throw error;
    }
  }

  #undo(error: unknown): void {
    const code = sqliteCode(error);
    if (code !== undefined && code !== CONSTRAINT) {
      // A full disk or a failed write can end the whole transaction: none of its writes may be believed.
      this.#broken = error;
      return;
    }
    this.run('ROLLBACK TO one');
    this.run('RELEASE one');
    // A key that is taken is an everyday answer, and tables are read for milliseconds.
    if (this.#isRestructured) for (const forget of this.#forget) forget();
  }

  /** @throws what made the transaction fail, after all of it has been undone */
  commit(): void {
    try {
      if (this.#broken) throw this.#broken;
      if (this.db.isTransaction) this.run('COMMIT');
      this.#isRestructured = false;
    } catch (error) {
      this.#broken = undefined;
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      for (const forget of this.#forget) forget();
      throw error;
    }
  }

  /** What has time until everybody is answered. On a full disk it waits for room. */
  tidy(): void {
    try {
      this.#seal.renew();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.db.close();
  }
}
