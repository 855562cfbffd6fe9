/** The indexer's closed list of error codes, each with the sentence that people read. */
export const INDEXER_ERRORS = {
  SEED_CHANGED: '清单文件与登记的校验值不一致。请恢复原文件，或核对后更新 seeds/manifest.json 中的 sha256。',
  SEED_MISSING: '找不到清单文件。请把文件放回 seeds/ 目录，或从 seeds/manifest.json 中删去这一行。',
  SEED_ENCODING: '清单文件不是有效的 UTF-8 文本。请用 UTF-8 编码重新保存。',
  MANIFEST_INVALID: 'seeds/manifest.json 的内容不完整。请按 seeds/README.md 的说明补齐。',
  CORRECTION_INVALID: '更正记录与原文不符。请核对 seeds/corrections/ 中的这一条。',
  FAMILIES_INVALID: 'seeds/families.json 与清单事项不一致。请按 seeds/README.md 的说明重新生成。',
  DEPARTMENTS_INVALID: 'seeds/departments.json 不是有效的部门表。请按 seeds/README.md 的说明修改。',
  WORDINGS_INVALID: 'seeds/wordings/ 中有一行不符合格式。请按提示的文件和行号修改。',
  INDEX_MISSING: '索引尚未建立。请运行 npm run build-index。',
  INDEX_BROKEN: '索引文件不完整或已损坏。请运行 npm run build-index 重新建立。',
  INDEX_UNWRITABLE: '无法写入索引。请确认数据目录可写、磁盘未满，或用 DATA_DIR 指定另一个目录。',
  INDEX_OUTDATED: '索引与当前的清单、分词器或模型不一致。请运行 npm run build-index 重新建立。',
  INDEX_NOT_BUILT:
    '用现在的清单建立索引没有成功。请运行 npm run build-index 查看原因，改正后会自动重新载入。',
  MODEL_MISSING: '找不到向量模型文件。请恢复 indexer/model/ 目录。',
  MODEL_BROKEN: '向量模型文件无法读取。请恢复 indexer/model/ 目录。',
  MODEL_CHANGED:
    '向量模型文件与登记的不一致，可能已损坏。请恢复 indexer/model/ 目录；若是有意更换模型，请运行 npm run build-index -- --ship。',
} as const;

export type IndexerErrorCode = keyof typeof INDEXER_ERRORS;

/**
 * An error with two faces: `message` is for the log, `userMessage` for people.
 * `code` comes from a closed list, so that callers can decide by it.
 */
export class AppError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly userMessage: string;

  constructor(code: Code, message: string, userMessage: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options);
    this.name = 'AppError';
    this.code = code;
    this.userMessage = userMessage;
  }
}

export function indexerError(
  code: IndexerErrorCode,
  message: string,
  options?: ErrorOptions,
): AppError<IndexerErrorCode> {
  return new AppError(code, message, INDEXER_ERRORS[code], options);
}
