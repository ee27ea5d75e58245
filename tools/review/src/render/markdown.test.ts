import { MARKDOWN_MARKER, markdownPart, renderMarkdown } from './markdown';
import { fullReview } from './testing/full-review';
import { HOSTILE, hostileReview } from './testing/hostile-review';
import { largeReview } from './testing/large-review';
import { linesOutsideFences, tagsOf, unbalancedTags } from './testing/markdown-structure';
import { testChange, testEnvironment, testFinding, testReview, testStack } from './testing/review-models';

describe('the comment of a review', () => {
  const [comment = '', ...others] = renderMarkdown(fullReview());

  test('is one when there is room, and begins with the marker', () => {
    expect(others).toEqual([]);
    expect(comment.startsWith('<!-- landfall-review --><!-- part 1/1 -->\n\n## ⛔ Landfall review: blocked\n')).toBe(
      true,
    );
  });

  test.each([
    [
      'counts',
      '<tr><td><code>dev</code></td><td>⛔ blocked</td><td>critical</td><td>1</td><td>2</td><td>1</td><td>1</td><td>1</td><td>1</td><td>1</td><td>+$73.50</td></tr>',
    ],
    ['what was not looked at', '<li>⚠️ the base does not build: <code>stacks/mesh</code> cannot be compiled</li>'],
    [
      'what blocks',
      '<li>⛔ blocks <code>dev</code>: <b>The API server is open to the internet</b> (<code>LF-EKS-001</code>, high): cluster blue answers to <code>0.0.0.0/0</code></li>',
    ],
    ['what an expired suppression blocks', '(its suppression expired on <code>2026-01-31</code>)'],
    [
      'what needs approval',
      '<li>✋ needs approval in <code>dev</code>: <b>A key is destroyed</b> (<code>LF-KMS-001</code>, critical)',
    ],
    [
      'a stack with its counts',
      '<summary><b><code>dev-network</code></b> 1 to create, 2 to update, 1 to destroy, 1 to forget, 1 to import, 1 to move</summary>',
    ],
    ['a new version of a module', '<li>module <code>@landfall/cluster: 0.1.0 → 0.2.0</code></li>'],
    [
      'an action that is run',
      '▶ runs <b><code>action.aws_lambda_invoke.warm</code></b> after update of <code>aws_eks_cluster.blue_5E6F7A8B</code></summary>\n\n```diff\n+ function_name: "warm"',
    ],
    [
      'outputs',
      '<summary>Outputs: 1 changed</summary>\n\n```diff\n- endpoint: "https://old"\n+ endpoint: "https://new"',
    ],
    [
      'what Infracost says',
      '<tr><td><b><code>dev-network</code></b></td><td>€10.00</td><td>€12.50</td><td>+€2.50</td></tr>',
    ],
    ['what Infracost does not know', '<td>unknown</td><td>€12.50</td><td>unknown</td>'],
    ['a construct with its module', '<p><code>blue</code> <sub><code>@landfall/cluster@0.1.0</code></sub></p>'],
    [
      'why a resource is replaced',
      '<code>-/+</code> replace <b><code>aws_eks_cluster cluster</code></b> because of <code>name</code>',
    ],
    ['what a change means', '▲ everyone can now reach the API server of <code>blue/cluster</code></summary>'],
    ['the detail of a meaning', '```diff\n+ 0.0.0.0/0\n  tcp 443\n```'],
    ['attributes', '```diff\n- name: "dev-blue"\n+ name: "dev-azure"  # forces replacement\n'],
    ['masked values', '- token: (sensitive)\n+ token: (sensitive)'],
    ['noise, folded', '<details><summary>1 value that only follows from it</summary>\n\n```diff\n- arn:'],
    ['a move', '<li>moved from <code>aws_subnet.old</code></li>'],
    ['an import', '<li>imported from <code>eipalloc-1</code></li>'],
    ['drift', '<details><summary>Changed outside of Terraform: 1</summary>'],
    ['failed checks', '<li>check zones failed: two zones are needed</li>'],
    ['the line that keeps a renamed resource', "```ts\nthis.addOverride('moved', []);\n```"],
    [
      'a stack that waits',
      '<p><b><code>dev-compute</code></b> waits for <code>dev-cluster</code>, which must be applied first</p>',
    ],
    ['a stack that failed', '```text\nError: Invalid index\n\n  on cdk.tf.json line 3\n```'],
    ['stacks without changes', '<p>Nothing changes in <code>dev-keys</code>.</p>'],
    ['the fix of a finding', '<b>Fix:</b> Set apiAccess to { kind: private }.'],
    ['other names of a finding', 'Also known as <code>CIS EKS 5.4.1</code>, <code>CKV_AWS_39</code>.'],
    [
      'what is suppressed',
      '<li><code>LF-TAG-001</code> at <code>aws_eks_cluster.blue_5E6F7A8B</code> until <code>2027-01-31</code>: until the move</li>',
    ],
    ['costs', '<b>Cost: +$73.50 a month</b> ($1,000.00 → $1,073.50, 1 unknown)'],
    ['the date of prices', 'prices of <code>2026-11-01</code>'],
    ['the picture', '\nflowchart TB\n  subgraph n0["workload"]\n'],
  ])('tells %s', (_, text) => {
    expect(comment).toContain(text);
  });

  test('says meanings before attributes', () => {
    expect(comment.indexOf('everyone can now reach')).toBeLessThan(comment.indexOf('- name: "dev-blue"'));
  });

  test('does not list a suppressed finding among the others', () => {
    expect(comment).toContain('<summary><b>3 findings</b></summary>');
  });
});

describe('a review of nothing', () => {
  test('says so', () => {
    expect(renderMarkdown(testReview())[0]).toContain('## ✅ Landfall review: passes\n');
    expect(renderMarkdown(testReview())[0]).toContain('No environment is affected.');
  });

  test('has no empty section', () => {
    const [comment = ''] = renderMarkdown(testReview(testEnvironment({ stacks: [testStack({ changes: [] })] })));
    expect(comment).not.toMatch(/<details|<ul>|Cost|Picture|holds/);
  });
});

describe('names and values', () => {
  const comments = renderMarkdown(hostileReview(), { parts: 50 });

  test('end no fence and no element', () => {
    for (const comment of comments) expect(unbalancedTags(comment)).toEqual([]);
  });

  test('make no element', () => {
    const known = /^\/?(?:p|ul|li|table|tr|th|td|b|i|sub|h3|br|code|details|summary)$/;
    expect(comments.flatMap(tagsOf).filter((tag) => !known.test(tag))).toEqual([]);
  });

  test('begin no line outside of a fence', () => {
    const lines = comments.flatMap(linesOutsideFences).filter((line) => line !== '');
    const ours = /^(?:<!-- landfall-review -->|## |<\/?(?:p|ul|li|table|tr|h3|details|summary)[ >])/;
    expect(lines.filter((line) => !ours.test(line))).toEqual([]);
  });

  test('stand in code when GitHub would read something in them', () => {
    const html = comments
      .flatMap(linesOutsideFences)
      .join('\n')
      .replace(/<!--.*?-->|<code>.*?<\/code>|^## /gm, '');
    expect(html.replace(/&#?\w+;/g, '')).not.toMatch(/[@#|*`]|www\.|https?:|GH-\d/);
  });

  test('hide nothing and turn nothing around', () => {
    expect(comments.join('')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test('say so when a picture is too large for GitHub', () => {
    const nodes = Array.from({ length: 2_000 }, (_, index) => {
      return { id: `${index}`, kind: 'subnet', label: `subnet ${index}`, change: 'added', children: [] } as const;
    });
    const [comment = ''] = renderMarkdown(testReview(testEnvironment({ picture: { nodes, links: [] } })));
    expect(comment).not.toContain('```mermaid');
    expect(comment).toMatch(
      /The picture is too large for a comment \([\d,]+ characters, where GitHub draws 40,000\): the HTML report has it\./,
    );
  });

  test('are not turned around in pictures either', () => {
    // Mermaid reads #8238; as the character.
    expect(comments.join('')).not.toMatch(/#(?:8238|8203|8294|0|27);/);
  });

  test('are no marker', () => {
    for (const comment of comments)
      expect(linesOutsideFences(comment).join('\n').split(MARKDOWN_MARKER)).toHaveLength(2);
  });

  test('are all told', () => {
    expect(comments.join('')).toContain('# out of the fence');
    expect(HOSTILE).toHaveLength(12);
  });
});

describe('a review that is too long', () => {
  test('is divided into comments of at most 65,536 characters, numbered', () => {
    const comments = renderMarkdown(largeReview(100));
    expect(comments.length).toBeGreaterThan(1);
    for (const [index, comment] of comments.entries()) {
      expect(comment.length).toBeLessThanOrEqual(65_536);
      expect(comment.startsWith(`${MARKDOWN_MARKER}<!-- part ${index + 1}/${comments.length} -->\n`)).toBe(true);
      expect(markdownPart(comment)).toBe(index + 1);
      expect(unbalancedTags(comment)).toEqual([]);
    }
  });

  test('leaves out values that only follow before anything else, and folds stacks', () => {
    const comments = renderMarkdown(largeReview(100)).join('\n');
    expect(comments).toContain('Without values that only follow from a change, to fit into comments');
    expect(comments).toContain('block[7].attribute_7');
    expect(comments).not.toContain('block[8].attribute_8');
    expect(comments).not.toContain('<details open>');
  });

  test('tells one line per change before it counts', () => {
    const comments = renderMarkdown(largeReview(1_000)).join('\n');
    expect(comments).toContain('Without attributes, to fit into comments');
    expect(comments.match(/<li><code>[^<]+<\/code> (?:create|update|replace|destroy|move)/g)).toHaveLength(1_000);
    expect(comments).toContain('<br>&emsp;▲ role role-0 can now <code>s3:GetObject</code> on everything</li>');
    expect(comments).not.toContain('```diff');
  });

  test('counts 10,000 changes, and still names what is lost', () => {
    const comments = renderMarkdown(largeReview(10_000));
    const all = comments.join('\n');
    expect(comments.length).toBeLessThanOrEqual(5);
    for (const comment of comments) expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(all).toContain('Without attributes and single resources');
    expect(all).toContain('<b><code>aws_subnet resource-0</code></b> because of <code>block[0].attribute_0</code>');
    expect(all).toContain('and 710 more of these');
    expect(all).not.toContain('in the HTML report.</b>');
  });

  test('says what holds it up before everything else', () => {
    const [first = ''] = renderMarkdown(largeReview(10_000));
    expect(first.indexOf('What holds it up')).toBeLessThan(first.indexOf('<h3>'));
    expect(first).toContain('<summary>and 20 more</summary>');
    expect(first.indexOf('⛔ blocks <code>sandbox</code>')).toBeLessThan(first.indexOf('<h3>'));
  });

  test('says how many changes it leaves out at last', () => {
    const constructs = Array.from({ length: 1_500 }, (_, index) =>
      testStack({ id: `stack-${index}`, changes: [testChange(), testChange()] }),
    );
    const comments = renderMarkdown(testReview(testEnvironment({ stacks: constructs })), { parts: 2, limit: 20_000 });
    expect(comments).toHaveLength(2);
    const shown = comments.join('').match(/update 2 /g)?.length ?? 0;
    expect(comments[1]).toContain(
      `<b>${(3_000 - 2 * shown).toLocaleString('en')} changes are not shown here, and what comes after them is in the HTML report.</b>`,
    );
    for (const comment of comments) expect(comment.length).toBeLessThanOrEqual(20_000);
  });

  test('says that it leaves out something else', () => {
    const failedChecks = Array.from({ length: 2_000 }, (_, index) => `check ${index} failed`);
    const review = testReview(testEnvironment({ stacks: [testStack({ changes: [], failedChecks })] }));
    expect(renderMarkdown(review, { parts: 1, limit: 20_000 })[0]).toContain('<b>The rest is in the HTML report.</b>');
  });

  test('names few places of a rule', () => {
    const findings = Array.from({ length: 3_000 }, (_, index) => testFinding({ message: `place ${index}` }));
    const all = renderMarkdown(testReview(testEnvironment({ findings }))).join('\n');
    expect(all).toContain('<li>and 2,975 more</li>');
  });
});

test('markdownPart knows comments of others', () => {
  expect(markdownPart('Nice. <!-- landfall-review -->')).toBeUndefined();
  expect(markdownPart('<!-- landfall-review -->')).toBe(1);
});
