import type { SourcePiece } from '../duty-item.ts';
import { pieceText, type SourceLine } from './source-lines.ts';

// The extraction puts spaces between Chinese words and Latin ones; only two Latin words need theirs.
const NEEDLESS_SPACE = /(?<![A-Za-z])\s+|\s+(?![A-Za-z])/g;

/** A cell's text: the pieces in their order, without the white space that the extraction put in. */
export function joinPieces(lines: readonly SourceLine[], pieces: readonly SourcePiece[]): string {
  return pieces.map((piece) => pieceText(lines, piece).replace(NEEDLESS_SPACE, '')).join('');
}
