import type { PageState } from './page-state.ts';

export interface PageStore {
  get(): PageState;
  /** Makes the next state; `onChange` hears of it unless nothing changed. */
  update(change: (state: PageState) => PageState): void;
}

export function createPageStore(
  initial: PageState,
  onChange: (state: PageState, before: PageState) => void,
): PageStore {
  let state = initial;
  return {
    get: () => state,
    update(change) {
      const before = state;
      state = change(before);
      if (state !== before) onChange(state, before);
    },
  };
}
