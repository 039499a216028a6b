/** The driver of PostgreSQL, without its types: whoever measures nothing with it need not have it. */
import { createRequire } from 'node:module';

export interface Client {
  query(asked: { name: string; text: string; values?: unknown[] }): Promise<{ rows: Record<string, never>[] }>;
  query(text: string): Promise<unknown>;
  release(): void;
}
interface Pool extends Omit<Client, 'release'> {
  connect(): Promise<Client>;
}

/** @param host the folder with the server's socket */
export function poolAt(host: string): Pool {
  const { Pool } = createRequire(import.meta.url)('pg') as { Pool: new (options: object) => Pool };
  return new Pool({ host, user: 'bench', database: 'postgres', max: 20 });
}
