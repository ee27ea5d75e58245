import { findBrowser, type OpenReport, startBrowser } from '../tools/review/src/render/testing/browser';
import { renderHtml } from '../tools/review/src/render/html';
import { largeReview } from '../tools/review/src/render/testing/large-review';

const changes = Number(process.argv[2] ?? 10_000);
const runs = Number(process.argv[3] ?? 3);

/** Words typed one after another: the first search reads all texts, the last clears. */
const SEARCHES = ['r', 'role', 'role-7 s3', 'no such thing', ''];

/** Milliseconds until the page draws first, until its list is there, and what the slowest keystroke takes. */
interface Timing {
  readonly paint: number;
  readonly ready: number;
  readonly first: number;
  readonly later: number;
}

/** Opens a report in a real browser, and says how long a reader waits. */
async function main(): Promise<void> {
  const path = findBrowser();
  if (path === undefined) throw new RangeError('no Chromium on the PATH; LANDFALL_CHROMIUM can name one');
  const browser = await startBrowser(path);
  try {
    for (const count of [changes / 10, changes]) {
      const html = renderHtml(largeReview(count));
      const timings: Timing[] = [];
      for (let run = 0; run < runs; run++) timings.push(await timed(await browser.open(html)));
      const middle = (of: keyof Timing): string => median(timings.map((timing) => timing[of])).toFixed(0);
      process.stdout.write(
        `${count.toLocaleString('en')} changes, ${(html.length / 1e6).toFixed(1)} MB: first paint ${middle('paint')} ms, list ${middle('ready')} ms, first search ${middle('first')} ms, later ones ${middle('later')} ms\n`,
      );
    }
  } finally {
    await browser.close();
  }
}

async function timed({ page, read }: OpenReport): Promise<Timing> {
  const paint = await read<number>(`new Promise((done) => new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') done(startTime);
  }).observe({ type: 'paint', buffered: true }))`);
  const ready = await read<number>(`performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd`);
  const [first = 0, ...later] = await read<readonly number[]>(`(async () => {
    const times = [];
    for (const text of ${JSON.stringify(SEARCHES)}) {
      const started = performance.now();
      const search = document.getElementById('search');
      search.value = text;
      search.dispatchEvent(new Event('input'));
      await new Promise((done) => new MutationObserver((_, observer) => {
        observer.disconnect();
        // Until it is drawn.
        requestAnimationFrame(() => setTimeout(done));
      }).observe(document.getElementById('changes-found'), { childList: true }));
      times.push(performance.now() - started);
    }
    return times;
  })()`);
  await page.context().close();
  return { paint, ready, first, later: Math.max(...later) };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
