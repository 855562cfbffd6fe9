interface Props {
  /** Name and colour of the parts of a bar, in order. */
  readonly series: readonly { readonly name: string; readonly tone: 'township' | 'leads' | 'reclaimed' }[];
  /** One bar a row, one value a part. */
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Horizontal bars in parts, for the eye alone: the same numbers stand in a table beside it. */
export function BarChart({ series, rows }: Props) {
  const most = Math.max(1, ...rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  return (
    <div class="chart" aria-hidden="true">
      {series.length > 1 && (
        <ul class="chart-key">
          {series.map(({ name, tone }) => (
            <li>
              <span class={`chart-swatch part-${tone}`} />
              {name}
            </li>
          ))}
        </ul>
      )}
      {rows.map(({ name, values }) => {
        let from = 0;
        return (
          <div class="chart-row">
            <span class="chart-name" lang="zh-CN">
              {name}
            </span>
            <svg
              class="chart-bar"
              viewBox="0 0 100 10"
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              {values.map((value, index) => {
                const x = from;
                from += (value / most) * 100;
                return (
                  <rect
                    class={`part-${series[index]?.tone}`}
                    x={x}
                    y="0"
                    width={(value / most) * 100}
                    height="10"
                  />
                );
              })}
            </svg>
            <span class="chart-value">{values.reduce((sum, value) => sum + value, 0)}</span>
          </div>
        );
      })}
    </div>
  );
}
