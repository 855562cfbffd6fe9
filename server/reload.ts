import { AppError } from '../indexer/errors.ts';
import type { Knowledge } from './knowledge.ts';
import type { KnowledgeSource } from './knowledge-source.ts';
import { errorFields, type Log } from './log.ts';

/** Why the knowledge on disk is not used. */
export interface ReloadProblem {
  readonly code: string;
  /** For people: what is wrong and what to do. */
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** The knowledge that is answered from, replaced when what is on disk changes. */
export interface Reload {
  current(): Knowledge;
  /** Null while the knowledge in use is the one on disk. */
  problem(): ReloadProblem | null;
  /** Looks at the disk now, whether it changed or not. Resolves when the outcome is known; never rejects. */
  check(): Promise<void>;
  /** No look begins any more. */
  stop(): void;
}

export interface ReloadDeps {
  readonly source: Pick<KnowledgeSource, 'signature' | 'reopen'>;
  readonly first: Knowledge;
  /** How the disk looked before `first` was opened. */
  readonly signature: string;
  /** Milliseconds between two looks; 0 looks only when `check` is called. */
  readonly intervalMs: number;
  readonly log: Log;
}

/**
 * Watches the disk by looking at it: that sees renames, mounts and network disks alike. A change is taken up when
 * two looks agree, so that files which are just being copied are left alone. The new knowledge is opened beside the
 * old one and takes its place at once; answers that are under way keep the old one to their end, then nothing holds
 * it. What cannot be used is logged and told by `problem`, and tried again only after a further change.
 */
export function startReload({ source, first, signature, intervalMs, log }: ReloadDeps): Reload {
  let current = first;
  let problem: ReloadProblem | null = null;
  let settled = signature;
  let seen = signature;
  let stopped = false;
  let running: Promise<void> | null = null;

  async function reopen(): Promise<void> {
    settled = source.signature();
    try {
      const next = await source.reopen(current);
      problem = null;
      if (!next || stopped) return;
      log('info', 'knowledge-replaced', { from: current.stamp, to: next.stamp });
      current = next;
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'INTERNAL';
      const message = error instanceof AppError ? error.userMessage : '重新载入时出了故障。请查看日志。';
      problem = { code, message: `仍用原来的清单回答。${message}`, since: Date.now() };
      if (!stopped) log('error', 'knowledge-not-replaced', { code, ...errorFields(error) });
    }
  }

  function check(): Promise<void> {
    // One at a time; what changes meanwhile is seen by the next look.
    running ??= reopen().finally(() => {
      running = null;
    });
    return running;
  }

  function look(): void {
    if (running) return;
    const now = source.signature();
    if (now !== settled && now === seen) void check();
    seen = now;
  }

  const timer = intervalMs > 0 ? setInterval(look, intervalMs) : null;
  timer?.unref();
  return {
    current: () => current,
    problem: () => problem,
    check,
    stop() {
      stopped = true;
      if (timer) clearInterval(timer);
    },
  };
}
