import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Launch flags that work in containers, and keep the browser from calling home. */
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/**
 * A Chromium on this machine: that of `LANDFALL_CHROMIUM`, else the first on the PATH; undefined when there is none.
 * Throws when `LANDFALL_CHROMIUM` names no file.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['LANDFALL_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new RangeError(`LANDFALL_CHROMIUM is ${named}, which is not there`);
    return named;
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MACOS].find((file) =>
    existsSync(file),
  );
}

/** Opens a report from disk. */
export interface ReportOpener {
  /** @param hash what the link to the report ends with: `#cost` */
  open(html: string, options?: BrowserContextOptions, hash?: string): Promise<OpenReport>;
}

export interface OpenReport {
  readonly page: Page;

  /** Everything that the page asked for, its own file first. */
  readonly requests: readonly string[];

  /** Console messages, exceptions and dialogs. */
  readonly complaints: readonly string[];

  /** The value of an expression in the page. */
  read<T>(expression: string): Promise<T>;
}

/** Starts a browser. Close it at the end. */
export async function startBrowser(executablePath: string): Promise<ReportOpener & { close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-report-'));
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  let reports = 0;
  return {
    open: async (html, options = {}, hash = '') => {
      const file = join(folder, `report-${reports++}.html`);
      writeFileSync(file, html);
      return openReport(browser, `${pathToFileURL(file).href}${hash}`, options);
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openReport(browser: Browser, url: string, options: BrowserContextOptions): Promise<OpenReport> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', ({ message }) => complaints.push(`exception: ${message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, requests, complaints, read: (expression) => page.evaluate(expression) };
}

/** Tests that need a browser; skipped, with a sentence that says why, on a machine without one. */
export function describeInBrowser(name: string, tests: (opener: ReportOpener) => void): void {
  const path = findBrowser();
  if (path === undefined) {
    describe.skip(`${name} (skipped: no Chromium on the PATH; LANDFALL_CHROMIUM can name one)`, () =>
      tests({ open: () => Promise.reject(new RangeError('there is no browser')) }));
    return;
  }
  describe(name, () => {
    let browser: Awaited<ReturnType<typeof startBrowser>>;
    beforeAll(async () => {
      browser = await startBrowser(path);
    });
    afterAll(() => browser.close());
    tests({ open: (html, options, hash) => browser.open(html, options, hash) });
  });
}
