import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveIndex } from '../../../indexer/index-artefact.ts';
import { openConversations } from '../../../server/conversations.ts';
import { buildAnswer } from '../../support/build-answer.ts';
import { makeSmallIndex } from '../../support/small-index.ts';

/**
 * Records conversations on the small disk of the first argument until it is full, makes room, and goes on.
 * Prints one JSON object of what came of each step.
 */
const disk = process.argv[2] ?? '';
const filler = join(disk, 'filler');

function outcome(action: () => void): { code?: string; message?: string; userMessage?: string } | 'done' {
  try {
    action();
    return 'done';
  } catch (error) {
    const { code, message, userMessage } = error as Error & { code?: string; userMessage?: string };
    return { ...(code ? { code } : {}), message, ...(userMessage ? { userMessage } : {}) };
  }
}

/** Takes all the room that is left. */
function fill(): void {
  for (let bytes = 65_536; bytes >= 512; bytes /= 2) {
    while (outcome(() => writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' })) === 'done');
  }
}

const answer = buildAnswer();
let conversations = openConversations(join(disk, 'data'));
const record = (message: string): void =>
  conversations.record({
    conversation: 'c',
    message,
    question: '残疾人证找谁办'.repeat(100),
    township: null,
    askedAt: 1,
    answer,
  });

record('before');
fill();
const refused: unknown[] = [];
for (let count = 0; refused.length < 3 && count < 1000; count += 1) {
  const result = outcome(() => record(`full-${count}`));
  if (result !== 'done') refused.push(result);
}
const readWhenFull = conversations.turns('c', 500).length;
const index = await makeSmallIndex();
const saved = outcome(() => saveIndex(join(disk, 'index'), index));
const opened = outcome(() => openConversations(join(disk, 'other')));
rmSync(filler);
const afterwards = outcome(() => record('after'));
conversations.close();
conversations = openConversations(join(disk, 'data'));
const kept = conversations.turns('c', 500).map(({ message }) => message);
conversations.close();
console.log(JSON.stringify({ refused, readWhenFull, saved, opened, afterwards, kept }));
