import type { PageActions } from '../page-actions.ts';
import type { PageState } from '../page-state.ts';
import type { Strings } from '../strings.ts';

/** What every view is made from. */
export interface ViewProps {
  readonly state: PageState;
  readonly actions: PageActions;
  readonly t: Strings;
}
