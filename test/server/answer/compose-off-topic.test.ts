import { expect, it } from 'vitest';
import { composeOffTopic } from '../../../server/answer/compose-off-topic.ts';

const xiazhen = { id: 'xiazhen', name: '夏镇', county: '托克逊县' };
const place = { townships: [xiazhen], words: [], foreign: null, everywhere: false };

it.each([
  ['a township that it names', { ...place, words: ['夏镇'], carried: false }, 'xiazhen'],
  ['none that was only carried along', { ...place, carried: true }, undefined],
])('thanks are about %s', (_, where, id) => {
  const { understood } = composeOffTopic('greeting', where);
  expect(understood.township?.id).toBe(id);
  expect(understood.carried).toBe(false);
});
