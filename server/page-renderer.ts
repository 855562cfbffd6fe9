import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type {
  Answer,
  DepartmentView,
  ErrorBody,
  FamiliesView,
  ItemDetail,
  ItemsPage,
  ItemView,
  TownshipView,
} from './protocol.ts';

/** What the server knows of the page it is asked for; `web/page-input.ts` says the same. */
export interface PageInput {
  /** Path and query, e.g. `/ask?q=…&township=xiazhen`. */
  readonly url: string;
  readonly townships: readonly TownshipView[];
  readonly answer?: Answer;
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

/** How many items there are: in all, of those taken back, and by township. */
export interface OverviewCounts {
  readonly all: ItemsPage['counts'];
  readonly reclaimed: ItemsPage['counts'];
  readonly townships: readonly { readonly township: TownshipView; readonly counts: ItemsPage['counts'] }[];
}

/** Fills the frame, `index.html`, with a page: what a browser without JavaScript shows. */
export type RenderDocument = (frame: string, input: PageInput) => string;

/**
 * Loads the renderer that the page's build has made; it knows neither browser nor server, and is loaded from the
 * built page because the server imports nothing of `web/`.
 * @param path `web/dist/render-page.mjs`
 * @returns null when the page is not built
 */
export async function loadPageRenderer(path: string): Promise<RenderDocument | null> {
  if (!existsSync(path)) return null;
  const module = (await import(pathToFileURL(path).href)) as { renderDocument: RenderDocument };
  return module.renderDocument;
}
