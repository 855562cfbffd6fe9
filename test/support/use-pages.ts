import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openBrowser } from './page-browser.ts';
import { type PageSite, startPageSite } from './page-site.ts';

export interface Pages {
  site(): PageSite;
  /** A device of its own: what it keeps is seen by no other context. */
  device(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens an address, on a phone of its own unless a device is given. */
  open(href: string, device?: BrowserContext): Promise<Page>;
}

/** One site, set as a test needs it, and one browser for a test file; the devices of a test end with it. */
export function usePages(settings: Parameters<typeof startPageSite>[0] = {}): Pages {
  let site: PageSite;
  let browser: Browser;
  let devices: BrowserContext[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startPageSite(settings), openBrowser()]);
  });
  afterEach(async () => {
    await Promise.all(devices.map((device) => device.close()));
    devices = [];
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function device(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const opened = await browser.newContext({
      viewport: { width: 360, height: 640 },
      locale: 'zh-CN',
      ...options,
    });
    devices.push(opened);
    return opened;
  }

  return {
    site: () => site,
    device,
    async open(href, on) {
      const page = await (on ?? (await device())).newPage();
      await page.goto(new URL(href, site.address).href);
      return page;
    },
  };
}
