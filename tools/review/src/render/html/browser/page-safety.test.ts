import { describeInBrowser } from '../../testing/browser';
import { renderHtml } from '../../html';
import { fullReview } from '../../testing/full-review';
import { hostileReview } from '../../testing/hostile-review';
import { testAttribute, testChange, testEnvironment, testReview, testStack } from '../../testing/review-models';

const ALL_TABS = `(() => { for (const tab of document.querySelectorAll('[role=tab]')) tab.click(); })()`;
const ALL_DETAILS = `document.querySelector('[data-depth=details]').click()`;

describeInBrowser('a report from disk', ({ open }) => {
  test('asks for nothing but its own file', async () => {
    const { page, requests, complaints, read } = await open(renderHtml(fullReview()));
    await read(ALL_DETAILS);
    await read(ALL_TABS);
    await page.waitForTimeout(200);
    expect(requests).toEqual([page.url()]);
    expect(complaints).toEqual([]);
  });

  test('may not load, send or run anything', async () => {
    const { read } = await open(renderHtml(fullReview()));
    const refused = await read<readonly string[]>(`new Promise((resolve) => {
      const refused = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
      new Image().src = 'https://example.com/a.png';
      fetch('https://example.com/').catch(() => undefined);
      const script = document.createElement('script');
      script.textContent = 'window.broken = true';
      document.body.append(script);
      document.body.setAttribute('onclick', 'window.broken = true');
      document.body.click();
      setTimeout(() => resolve([...refused, String(window.broken)]), 200);
    })`);
    expect([...refused].sort()).toEqual(['connect-src', 'img-src', 'script-src-attr', 'script-src-elem', 'undefined']);
  });

  test('is not changed by names and values that mean harm', async () => {
    const { page, requests, complaints, read } = await open(renderHtml(hostileReview()));
    await read(ALL_DETAILS);
    await read(`document.querySelectorAll('.row details').forEach((each) => { each.open = true; })`);
    await read(ALL_TABS);
    await page.waitForTimeout(200);
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
    expect(await read(`document.querySelectorAll('script').length`)).toBe(2);
    expect(
      await read(`document.querySelectorAll('img, iframe, object, embed, form, link, base, [onerror]').length`),
    ).toBe(0);
    expect(
      await read(`[...document.links].every(({ hash, href }) => href === location.href.split('#')[0] + hash)`),
    ).toBe(true);
  });

  test('shows the beginning of a value of 1 MB, and stays as wide as the window', async () => {
    const long = 'x'.repeat(1_000_000);
    const change = testChange({ address: long, attributes: [testAttribute(long, long, `<b>${long}`)] });
    const review = testReview(testEnvironment({ stacks: [testStack({ changes: [change] })] }));
    const { complaints, read } = await open(renderHtml(review));
    await read(ALL_DETAILS);
    expect(complaints).toEqual([]);
    expect(await read(`document.querySelector('.attribute pre.after').textContent.endsWith(' more characters)')`)).toBe(
      true,
    );
    expect(await read('document.documentElement.scrollWidth')).toBe(1280);
  });
});
