import { Icon } from './icon.tsx';
import type { ViewProps } from './view-props.ts';

interface Props extends Pick<ViewProps, 't'> {
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}

/** Back and forward through the pages of a list; nothing when there is only one. */
export function Pager({ page, pages, href, t }: Props) {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label={t.browse.pages}>
      {page > 1 && (
        <a class="button" rel="prev" href={href(page - 1)}>
          <Icon name="previous" />
          {t.browse.previous}
        </a>
      )}
      <span class="pager-now">{t.browse.page(page, pages)}</span>
      {page < pages && (
        <a class="button" rel="next" href={href(page + 1)}>
          {t.browse.next}
          <Icon name="next" />
        </a>
      )}
    </nav>
  );
}
