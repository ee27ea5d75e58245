import { describeInBrowser, type OpenReport } from '../../testing/browser';
import { renderHtml } from '../../html';
import { fullReview } from '../../testing/full-review';
import { largeReview } from '../../testing/large-review';
import { testEnvironment, testReview, testStack } from '../../testing/review-models';

const full = renderHtml(fullReview());

/** Names of the changes that are shown, and the sentence that counts them. */
async function shown({
  page,
  read,
}: OpenReport): Promise<{ readonly names: readonly string[]; readonly count: string }> {
  // A keystroke is waited upon for a moment before it filters.
  await page.waitForTimeout(100);
  return {
    names: await read(`[...document.querySelectorAll('#change-list .name')].map((name) => name.textContent)`),
    count: await read(`document.getElementById('changes-found').textContent`),
  };
}

function focused({ read }: OpenReport): Promise<string> {
  return read(`document.activeElement.id || document.activeElement.textContent`);
}

describeInBrowser('search and filters', ({ open }) => {
  test('show what holds every word, where a value does, and say how many', async () => {
    const report = await open(full);
    expect((await shown(report)).count).toBe('8 of 8 changes');
    await report.page.fill('#search', 'EKS azure');
    expect(await shown(report)).toEqual({ names: ['cluster'], count: '1 of 8 changes' });
    expect(await report.page.textContent('.hint:visible')).toBe('name: "dev-blue" → "dev-azure"');
    await report.page.click('.row.replace .head');
    expect(await report.page.locator('.hint:visible').count()).toBe(0);
    await report.page.fill('#search', 'nothing like it');
    expect(await shown(report)).toEqual({ names: [], count: '0 of 8 changes' });
    expect(await report.page.textContent('#change-list')).toBe('No changes match the filters.');
  });

  test('narrow by environment, severity and action, and are cleared at once', async () => {
    const report = await open(full);
    await report.page.selectOption('#environment', { label: 'staging' });
    expect((await shown(report)).count).toBe('0 of 8 changes');
    await report.page.selectOption('#environment', { label: 'dev' });
    await report.page.selectOption('#severity', 'high');
    expect(await shown(report)).toEqual({ names: ['key', 'cluster'], count: '2 of 8 changes' });
    await report.page.click('[data-action=destroy]');
    expect((await shown(report)).names).toEqual(['cluster']);
    await report.page.click('#changes .clear');
    expect((await shown(report)).count).toBe('8 of 8 changes');
    expect(await report.page.isVisible('#changes .clear')).toBe(false);
    await report.page.click('[data-action=drift]');
    expect((await shown(report)).count).toBe('7 of 8 changes');
  });

  test('apply to findings', async () => {
    const report = await open(full);
    await report.page.click('#tab-findings');
    await report.page.fill('#search', 'logs');
    await shown(report);
    expect(await report.page.textContent('#findings-found')).toBe('1 of 4 findings');
    expect(await report.page.locator('.row.finding').count()).toBe(1);
    expect(await report.page.isVisible('#actions')).toBe(false);
  });
});

describeInBrowser('a review without changes', ({ open }) => {
  test('says so, and offers nothing to filter', async () => {
    const { page } = await open(renderHtml(testReview(testEnvironment({ stacks: [testStack({ changes: [] })] }))));
    expect(await page.textContent('#change-list')).toBe('There are no changes.');
    for (const control of ['#search', '#changes .found']) expect(await page.isVisible(control)).toBe(false);
    await page.click('#tab-stacks');
    expect(await page.textContent('#stacks')).toBe('dev: nothing changes in dev-network.');
  });
});

describeInBrowser('the keyboard', ({ open }) => {
  test('searches with a slash and clears with Escape', async () => {
    const report = await open(full);
    await report.page.keyboard.press('/');
    expect(await focused(report)).toBe('search');
    await report.page.keyboard.type('azure');
    expect((await shown(report)).count).toBe('1 of 8 changes');
    await report.page.click('[data-action=replace]');
    expect((await shown(report)).count).toBe('0 of 8 changes');
    await report.page.keyboard.press('Escape');
    expect((await shown(report)).count).toBe('8 of 8 changes');
    expect(await report.page.inputValue('#search')).toBe('');
  });

  test('goes from the theme over the tabs and filters to the changes, and opens one', async () => {
    const report = await open(full);
    const order: string[] = [];
    for (let presses = 0; presses < 40 && order.at(-1)?.includes('aws_kms_key') !== true; presses++) {
      await report.page.keyboard.press('Tab');
      order.push(await focused(report));
    }
    expect(order[0]).toBe('theme');
    expect(order.slice(order.indexOf('tab-changes'))).toEqual([
      ...['tab-changes', 'search', 'environment', 'severity'],
      ...['replace', 'destroy', 'forget', 'update', 'create', 'move', 'drift'],
      ...['Stacks', 'Changes', 'All details'],
      expect.stringMatching(/^dev/),
      expect.stringMatching(/^dev-network/),
      expect.stringMatching(/^keys/),
      expect.stringContaining('aws_kms_key'),
    ]);
    await report.page.keyboard.press('Enter');
    expect(await report.page.textContent('.row.destroy .details')).toContain('it is no longer in the configuration');
    await report.page.keyboard.press('Enter');
    expect(await report.page.locator('.details').count()).toBe(0);
  });

  test('changes tabs with arrows', async () => {
    const report = await open(full);
    await report.page.focus('#tab-changes');
    await report.page.keyboard.press('ArrowLeft');
    expect(await focused(report)).toBe('tab-pictures');
    expect(await report.page.isVisible('#pictures')).toBe(true);
    expect(await report.page.isVisible('#changes')).toBe(false);
  });
});

describeInBrowser('folding', ({ open }) => {
  test('shows stacks, changes or all details', async () => {
    const { page } = await open(full);
    await page.click('[data-depth=stacks]');
    expect(await page.locator('.row:visible').count()).toBe(0);
    expect(await page.locator('.stack').count()).toBe(3);
    await page.click('[data-depth=details]');
    expect(await page.locator('.details').count()).toBe(8);
    await page.click('[data-depth=changes]');
    expect(await page.locator('#change-list .row').count()).toBe(8);
    expect(await page.locator('.details').count()).toBe(0);
  });

  test('hides what stands in a stack, and keeps the focus', async () => {
    const report = await open(full);
    await report.page.click('.stack .group');
    expect(await report.page.locator('#change-list .row').count()).toBe(2);
    expect(await focused(report)).toMatch(/^dev-network/);
    await report.page.keyboard.press('Enter');
    expect(await report.page.locator('#change-list .row').count()).toBe(8);
  });
});

describeInBrowser('a link to a change', ({ open }) => {
  test('opens it and stands in its details', async () => {
    const { page } = await open(full, {}, '#change/dev/dev-cluster/aws_eks_cluster.blue_5E6F7A8B');
    expect(await page.textContent('.row.target .details')).toContain('forces replacement');
    expect(await page.getAttribute('.row.target .details a', 'href')).toBe(
      '#change/dev/dev-cluster/aws_eks_cluster.blue_5E6F7A8B',
    );
  });

  test('shows it whatever hides it', async () => {
    const { page, read } = await open(full);
    await page.fill('#search', 'nothing like it');
    await page.waitForTimeout(100);
    await page.click('[data-depth=stacks]');
    await read(`location.hash = '#change/dev/dev-network/aws_kms_key.k'`);
    await page.waitForSelector('.row.target .details');
    expect(await page.inputValue('#search')).toBe('');
    expect(await page.textContent('.row.target .name')).toBe('key');
  });

  test('finds the last of 10,000', async () => {
    const address = 'aws_kms_key.construct-1249_resource-9999_1A2B3C4D';
    const { page } = await open(renderHtml(largeReview(10_000)), {}, `#change/sandbox/sandbox-network/${address}`);
    expect(await page.textContent('.row.target .details')).toContain(address);
    await page.waitForTimeout(200);
    const box = await page.locator('.row.target').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(900);
  });

  test('leads from a change to its finding and back', async () => {
    const { page } = await open(full);
    await page.click('.row.destroy .head');
    await page.click('.row.destroy .details a:has-text("LF-KMS-001")');
    await page.waitForSelector('#findings .row.target');
    expect(await page.textContent('.row.target .title')).toBe('A key is destroyed');
    await page.click('.row.target .details a:has-text("destroy key")');
    await page.waitForSelector('#changes .row.target');
    expect(await page.textContent('.row.target .name')).toBe('key');
  });

  test('leads from what holds the change up to the finding', async () => {
    const { page } = await open(full);
    await page.click('.notices a:has-text("A key is destroyed")');
    await page.waitForSelector('#findings .row.target .details');
    expect(await page.textContent('.row.target .title')).toBe('A key is destroyed');
  });

  test('opens a part of the review', async () => {
    const { page } = await open(full, {}, '#cost');
    expect(await page.isVisible('#cost')).toBe(true);
    expect(await page.isVisible('#tools')).toBe(false);
  });
});

describeInBrowser('a picture', ({ open }) => {
  test('shows what changes, what was there, or what will be', async () => {
    const { page } = await open(full, {}, '#pictures');
    const labels = (): Promise<readonly string[]> => page.locator('.picture:visible rect + text').allTextContents();
    const legend = ['+ added', '~ changed', 'unchanged'];
    expect(await labels()).toEqual(['workload', '~ 10.0.0.0/16', '+ transit gateway', ...legend]);
    await page.click('[data-side=before]');
    expect(await labels()).toEqual(['workload', '~ 10.0.0.0/16', '~ changed', 'unchanged']);
    await page.click('[data-side=after]');
    expect(await labels()).toContain('+ transit gateway');
  });
});

describeInBrowser('10,000 changes', ({ open }) => {
  test('are rows only when they are scrolled to', async () => {
    const { page, read } = await open(renderHtml(largeReview(10_000)));
    const rows = `document.querySelectorAll('#change-list .row').length`;
    expect(await read<number>(rows)).toBeLessThan(400);
    await page.fill('#search', 'resource-99');
    await page.waitForTimeout(300);
    expect(await page.textContent('#changes-found')).toBe('111 of 10,000 changes');
    await page.fill('#search', '');
    await page.waitForTimeout(300);
    expect(await read<number>(rows)).toBeLessThan(400);
    await read('scrollTo(0, document.body.scrollHeight)');
    await page.waitForTimeout(300);
    expect(await read<number>(rows)).toBeGreaterThan(120);
    expect(await read<number>(rows)).toBeLessThan(1_000);
  });
});
