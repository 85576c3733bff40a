/**
 * Whether the database is away for a moment, or has no room to write: the same thing may well succeed later.
 * PostgreSQL's classes 08 (connection), 53 (disk, memory or connections used up) and 57P (stopping or starting), what a socket
 * says, and what the driver says without a code when a connection breaks.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return /^(Connection terminated|Client has encountered a connection error)/.test(error.message);
  return /^(ECONN|ENOENT|EPIPE)/.test(code) || /^(57P|08|53)/.test(code);
}
