import { AppError } from '../indexer/errors.ts';
import { errorFields, type Log } from './log.ts';

/**
 * The end of a command that cannot go on: people read what to do, the log keeps the rest.
 * @returns the exit code
 */
export function reportFailure(error: unknown, log: Log, print: (line: string) => void): 1 {
  if (error instanceof AppError) print(error.userMessage);
  else {
    log('error', 'failed', errorFields(error));
    print('程序出了故障，已停止。请把上面的记录交给管理员。');
  }
  return 1;
}
