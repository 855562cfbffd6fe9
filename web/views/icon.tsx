import type { Verdict } from '../../server/protocol.ts';

/** 24 × 24 line drawings; decoration beside a word, so hidden from screen readers. */
const PATHS = {
  township: 'M4 11 12 4l8 7M6 10v10h12V10M10 20v-6h4v6',
  leads: 'M6 21V4h12l-3 4 3 4H6',
  reclaimed: 'M5 20h14M12 16V5M7 10l5-5 5 5',
  unlisted: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.8 5.8l12.4 12.4',
  question: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2.2M12 17.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  list: 'M9 6h12M9 12h12M9 18h12M4 6h.5M4 12h.5M4 18h.5',
  compare: 'M4 7h13l-4-4M20 17H7l4 4',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  source: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.5l-3 3A4 4 0 0 0 10.7 18.200L12 17',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5',
  stop: 'M7 7h10v10H7z',
  close: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 4 2.8 20h18.400zM12 10v5M12 17.500v.5',
  check: 'M5 12.5 10 17.5 19 7',
  retry: 'M20 11a8 8 0 1 0-2.3 6M20 5v6h-6',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5',
  keys: 'M3 6h18v12H3zM7 10h.5M11 10h.5M15 10h.5M8 14h8',
} as const;

export type IconName = keyof typeof PATHS;

export const VERDICT_ICONS = {
  乡镇负责: 'township',
  '上级牵头、乡镇配合': 'leads',
  上级已收回: 'reclaimed',
  清单未列: 'unlisted',
} as const satisfies Record<Verdict, IconName>;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
