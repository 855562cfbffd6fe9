import type { Knowledge } from '../../server/knowledge.ts';
import type { KnowledgeSource } from '../../server/knowledge-source.ts';

/** A source that opens this knowledge and never another one. */
export function sourceOf(open: () => Promise<Knowledge>): KnowledgeSource {
  return { open, signature: () => '', reopen: async () => null, close: async () => undefined };
}
