/** An error as Fortellis answers it. */
export class Failure extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | undefined;
  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message);
    [this.status, this.code, this.retryAfter] = [status, code, retryAfter];
  }
}
