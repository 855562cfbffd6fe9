/** What a reader sets for this device. */
export interface Settings {
  readonly language: 'zh' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  readonly largePrint: boolean;
  /** Keys without Ctrl can be switched off: speech input would type them by accident (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh',
  theme: 'system',
  largePrint: false,
  singleKeys: true,
};
