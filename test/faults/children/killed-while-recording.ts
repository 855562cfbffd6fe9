import { openConversations } from '../../../server/conversations.ts';
import { buildAnswer } from '../../support/build-answer.ts';

/** Records turns in the folder of the first argument without end; prints the id of each one that is recorded. */
const conversations = openConversations(process.argv[2] ?? '');
for (let count = 1; ; count += 1) {
  const message = `${process.pid}-${String(count).padStart(20, '0')}`;
  const conversation = `c${count % 7}`;
  const turn = { conversation, message, township: null, askedAt: Date.now(), answer: buildAnswer() };
  conversations.record({ ...turn, question: `第${count}个问题`.repeat(20) });
  process.stdout.write(`${message}\n`);
}
