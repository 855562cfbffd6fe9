import type { ComposedAnswer } from '../answerer.ts';
import { composeRefusal } from './compose-refusal.ts';
import type { OffTopic } from './reading/off-topic.ts';
import type { Place } from './reading/read-place.ts';
import { SENTENCES } from './sentences.ts';

/** Questions to begin with. */
const EXAMPLES = ['残疾人证找谁办？', '夏镇配合事项有几项？', '工伤认定还归镇上管吗？'];

const TEXTS: Readonly<Record<OffTopic, string>> = {
  greeting: SENTENCES.greeting,
  help: SENTENCES.help,
  'out-of-scope': SENTENCES.outOfScope,
  harmful: SENTENCES.harmful,
  despair: SENTENCES.despair,
  unclear: SENTENCES.unclear,
};

/** The answer to what is no matter of any list. */
export function composeOffTopic(topic: OffTopic, place: Place): ComposedAnswer {
  // What is no matter is about no township; one that was only carried along is none of its words.
  const [only, ...others] = place.carried ? [] : place.townships;
  const intent = topic === 'help' ? 'help' : topic === 'unclear' ? 'who' : 'small-talk';
  const isHarm = topic === 'harmful' || topic === 'despair';
  const reason = isHarm ? 'harmful' : topic === 'unclear' ? topic : 'out-of-scope';
  return composeRefusal(reason, {
    text: TEXTS[topic],
    understood: {
      township: others.length === 0 ? (only ?? null) : null,
      subject: null,
      carried: false,
      intent,
    },
    confidence: 0,
    suggestions: isHarm ? [] : EXAMPLES,
  });
}
