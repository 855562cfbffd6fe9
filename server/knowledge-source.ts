import type { Knowledge } from './knowledge.ts';

/** Where the server's knowledge comes from, and how it is replaced while questions are answered. */
export interface KnowledgeSource {
  /** Opens what is answered from. @throws AppError with the indexer's codes when there is nothing to answer from */
  open(): Promise<Knowledge>;
  /** What the knowledge is made from, as it stands on disk: any change of it changes this text. Cheap, never throws. */
  signature(): string;
  /**
   * Opens what is on disk now, beside the current knowledge.
   * @returns null when it is the same as the current one
   * @throws AppError with the indexer's codes when it cannot be used
   */
  reopen(current: Knowledge): Promise<Knowledge | null>;
  /** Ends what works in the background. */
  close(): Promise<void>;
}
