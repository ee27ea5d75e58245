import { describeInBrowser } from '../../testing/browser';
import { renderHtml } from '../../html';
import { fullReview } from '../../testing/full-review';
import { hostileReview } from '../../testing/hostile-review';
import { largeReview } from '../../testing/large-review';
import { FAINT_TEXTS } from '../../testing/page-contrast';

const full = renderHtml(fullReview());
const TABS = ['changes', 'findings', 'stacks', 'cost', 'pictures'];
const ALL_DETAILS = `document.querySelector('[data-depth=details]').click()`;
const GROUND = `getComputedStyle(document.body).backgroundColor`;

/** Rows that are wider than what is seen of them. */
const CUT = `[...document.querySelectorAll('.row, .notice')]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  .map(({ textContent }) => textContent.slice(0, 80))`;
const [WHITE, NIGHT] = ['rgb(255, 255, 255)', 'rgb(13, 17, 23)'];

describeInBrowser('the theme', ({ open }) => {
  test.each([
    ['light', WHITE, 'Dark theme', NIGHT],
    ['dark', NIGHT, 'Light theme', WHITE],
  ] as const)('is %s as the system says, until it is switched', async (colorScheme, ground, button, other) => {
    const { page, read } = await open(full, { colorScheme });
    expect(await read(GROUND)).toBe(ground);
    expect(await page.textContent('#theme')).toBe(button);
    await page.click('#theme');
    expect(await read(GROUND)).toBe(other);
    await page.reload();
    expect(await read(GROUND)).toBe(other);
  });

  test.each(['light', 'dark'] as const)('has texts that can be read in %s: 4.5:1 or more', async (colorScheme) => {
    const { page, read } = await open(full, { colorScheme });
    await read(ALL_DETAILS);
    await page.click('[data-action=move]');
    for (const tab of TABS) {
      await page.click(`#tab-${tab}`);
      expect([tab, await read(FAINT_TEXTS)]).toEqual([tab, []]);
    }
  });
});

describeInBrowser('a telephone', ({ open }) => {
  test.each([
    ['a review', full],
    ['names and values that mean harm', renderHtml(hostileReview())],
  ])('shows %s without scrolling sideways', async (_, html) => {
    const { page, read } = await open(html, { viewport: { width: 390, height: 844 } });
    await read(ALL_DETAILS);
    for (const tab of TABS) {
      await page.click(`#tab-${tab}`);
      expect([tab, await read('document.documentElement.scrollWidth')]).toEqual([tab, 390]);
      expect([tab, await read(CUT)]).toEqual([tab, []]);
    }
  });
});

describeInBrowser('paper', ({ open }) => {
  test('has all parts and all rows, in light, without controls', async () => {
    const { page, read } = await open(renderHtml(largeReview(1_000)), { colorScheme: 'dark' });
    await page.click('#theme');
    await page.click('#theme');
    expect(await read(GROUND)).toBe(NIGHT);
    const pdf = await page.pdf();
    expect(pdf.length).toBeGreaterThan(50_000);
    expect(await read(`document.querySelectorAll('#change-list .row').length`)).toBe(1_000);
    expect(await read(`document.documentElement.dataset.theme`)).toBe('dark');
    await page.emulateMedia({ media: 'print' });
    expect(await read(GROUND)).toBe(WHITE);
    expect(await page.isVisible('#finding-list')).toBe(true);
    for (const control of ['#tools', '#theme', '[role=tablist]']) expect(await page.isVisible(control)).toBe(false);
  });
});
