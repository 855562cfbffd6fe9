import { parseAskRequest } from './ask-request.ts';
import type { AskService } from './ask-service.ts';
import { presentError } from './errors.ts';
import type { AskRequest, TownshipView } from './protocol.ts';
import { terminalAnswer } from './terminal-answer.ts';

export interface TerminalDeps {
  readonly townships: readonly TownshipView[];
  readonly ask: AskService['ask'];
  /** Set with `--township`. */
  readonly township: string | undefined;
  /** One JSON object a question instead of text for people. */
  readonly json: boolean;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** Asks in the terminal, question by question in one conversation. */
export interface TerminalSession {
  /** Answers one question. @returns whether it was answered, if only with a refusal */
  ask(question: string): Promise<boolean>;
}

export function startTerminalSession(deps: TerminalDeps): TerminalSession {
  const { townships, township, json, print, printError } = deps;
  let conversation: string | undefined;
  return {
    async ask(question) {
      try {
        const body = { question, township, conversation };
        const request: AskRequest = parseAskRequest(body, townships);
        const answer = await deps.ask(request);
        conversation = answer.conversation;
        print(json ? JSON.stringify(answer) : terminalAnswer(answer));
        return true;
      } catch (error) {
        const { body } = presentError(error);
        if (body.error.code === 'INTERNAL') throw error;
        if (json) print(JSON.stringify(body));
        else printError(body.error.message);
        return false;
      }
    },
  };
}
