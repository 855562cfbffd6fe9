import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createAskService } from './ask-service.ts';
import { readConfig } from './config.ts';
import { openConversations } from './conversations.ts';
import { reportFailure } from './fail.ts';
import { createLog } from './log.ts';
import { openKnowledge } from './open-knowledge.ts';
import { startTerminalSession, type TerminalSession } from './terminal-session.ts';

const USAGE = '用法：npm run --silent ask -- [--json] [--township 编号] ["问题"]';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const printError = (text: string): void => void process.stderr.write(`${text}\n`);
const log = createLog((line) => process.stderr.write(line));

/** Answers the questions of standard input, one a line, until it ends. */
async function askEach(session: TerminalSession, interactive: boolean): Promise<void> {
  const lines = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal: interactive,
    prompt: '问：',
  });
  const prompt = (): void => {
    if (interactive) lines.prompt();
  };
  if (interactive) printError('请输入要办的事，回车提问；按 Ctrl+D 结束。');
  prompt();
  for await (const line of lines) {
    if (line.trim() !== '') await session.ask(line);
    prompt();
  }
}

async function main(): Promise<number> {
  let json: boolean;
  let township: string | undefined;
  let words: string[];
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false }, township: { type: 'string' } },
      allowPositionals: true,
    });
    ({ json, township } = values);
    words = positionals;
  } catch {
    printError(USAGE);
    return 2;
  }
  const knowledge = await openKnowledge(readConfig(process.env, process.cwd()).dataDir, log);
  const conversations = openConversations(null);
  const { ask } = createAskService({ knowledge: () => knowledge, conversations, log });
  const { townships } = knowledge.answerer;
  const session = startTerminalSession({ townships, ask, township, json, print, printError });
  if (words.length > 0) return (await session.ask(words.join(' '))) ? 0 : 1;
  await askEach(session, process.stdin.isTTY === true);
  return 0;
}

process.exitCode = await main().catch((error: unknown) => reportFailure(error, log, printError));
