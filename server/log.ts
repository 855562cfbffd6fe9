export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one event. Fields never hold a user's words. */
export type Log = (level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>) => void;

/**
 * A log of one JSON object a line; line breaks inside values are escaped, so that no value can fake a line.
 * @param write takes a whole line with its line break
 */
export function createLog(write: (line: string) => void): Log {
  return (level, event, fields = {}) => {
    write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
  };
}

/** What the log keeps of an error: its message and stack, and those of its cause. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause === undefined ? {} : { cause: errorFields(error.cause) };
  return { error: error.message, stack: error.stack, ...cause };
}
