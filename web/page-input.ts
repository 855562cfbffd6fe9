import type {
  Answer,
  DepartmentView,
  ErrorBody,
  FamiliesView,
  ItemDetail,
  ItemsPage,
  ItemView,
  TownshipView,
} from '../server/protocol.ts';
import type { OverviewCounts } from './overview-data.ts';

/** What the server knows of the page it is asked for. */
export interface PageInput {
  /** Path and query, e.g. `/ask?q=…&township=xiazhen`. */
  readonly url: string;
  readonly townships: readonly TownshipView[];
  /** The answer to the question in the address. */
  readonly answer?: Answer;
  /** Why the question in the address has no answer. */
  readonly error?: ErrorBody['error'];
  readonly item?: ItemDetail;
  /** The items of `item.family`, or those of the duty that is compared. */
  readonly family?: readonly ItemView[];
  readonly items?: ItemsPage;
  /** The department in the address. */
  readonly department?: DepartmentView;
  readonly families?: FamiliesView;
  readonly overview?: OverviewCounts;
}
