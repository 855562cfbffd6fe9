import type { ApiClient } from './api-client.ts';
import { answerLearn, learnQuestion, recordLearn } from './learn-state.ts';
import type { PageActions } from './page-actions.ts';
import { focusOn, type PageState } from './page-state.ts';
import type { PageStore } from './page-store.ts';

export type LearnActions = Pick<
  PageActions,
  'setLearnRange' | 'nextLearnQuestion' | 'answerLearn' | 'resetLearn'
>;

interface Deps {
  readonly store: PageStore;
  readonly api: ApiClient;
  readonly random: () => number;
}

/** The self-test: a random item of the range becomes a question. */
export function createLearnActions({ store, api, random }: Deps): LearnActions {
  const setLearn = (change: Partial<PageState['learn']>) =>
    store.update((state) => ({ ...state, learn: { ...state.learn, ...change } }));

  async function draw(): Promise<void> {
    const { township, category } = store.get().learn;
    setLearn({ loading: true, empty: false });
    const first = await api.items({ township, category });
    if (first.kind === 'failed' || first.value.total === 0) {
      setLearn({ loading: false, empty: true, question: null });
      return;
    }
    const place = Math.floor(random() * first.value.total);
    const page = Math.floor(place / first.value.pageSize) + 1;
    const drawn = page === 1 ? first : await api.items({ township, category, page });
    const item = drawn.kind === 'ready' ? drawn.value.items[place % first.value.pageSize] : undefined;
    // Departments of the item's own township make fair wrong answers: another county's name gives itself away.
    const near = item ? await api.items({ township: item.township.id }) : null;
    const departments = near?.kind === 'ready' ? Object.keys(near.value.counts.department) : [];
    setLearn({
      loading: false,
      empty: item === undefined,
      question: item ? learnQuestion(item, departments, random) : null,
    });
    store.update((state) => focusOn(state, '#quiz-title'));
  }

  return {
    setLearnRange: (range) => setLearn({ ...range, question: null, empty: false }),
    nextLearnQuestion: () => void draw(),
    answerLearn(choice) {
      const { question, progress } = store.get().learn;
      if (!question) return;
      const answered = answerLearn(question, choice);
      const solved = answered.step === 'solved' && question.step !== 'solved';
      setLearn({ question: answered, progress: solved ? recordLearn(progress, answered) : progress });
      store.update((state) => focusOn(state, '#quiz-title'));
    },
    resetLearn: () => setLearn({ progress: {} }),
  };
}
