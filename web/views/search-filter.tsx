import { Icon } from './icon.tsx';
import type { ViewProps } from './view-props.ts';

interface Props extends Pick<ViewProps, 't'> {
  readonly label: string;
  readonly query: string;
  /** Beside the field's own class. */
  readonly place: 'filter-search' | 'filter-wide';
}

/** The search field of a list's filters; `readQuery` reads it when its form is sent. */
export function SearchFilter({ label, query, place, t }: Props) {
  return (
    <label class={`filter ${place}`}>
      <span>{label}</span>
      <span class="filter-search-row">
        <input type="search" name="q" defaultValue={query} lang="zh-CN" />
        <button type="submit" class="button">
          <Icon name="search" />
          {t.browse.apply}
        </button>
      </span>
    </label>
  );
}

/** What stands in the search field of a form. */
export function readQuery(form: HTMLFormElement): string {
  const query = new FormData(form).get('q');
  return typeof query === 'string' ? query.trim() : '';
}
