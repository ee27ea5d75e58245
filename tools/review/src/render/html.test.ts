import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { renderHtml } from './html';
import { pageData } from './html/page-data';
import { pageScript } from './html/page-script';
import { fullReview } from './testing/full-review';
import { HOSTILE, hostileReview } from './testing/hostile-review';
import { largeReview } from './testing/large-review';
import {
  testAttribute,
  testChange,
  testEnvironment,
  testFinding,
  testReview,
  testStack,
} from './testing/review-models';

const page = renderHtml(fullReview());

function elements(html: string, tag: string): readonly string[] {
  return [...html.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))].map(([, content = '']) => content);
}

function policyOf(html: string): string {
  return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

describe('the content security policy', () => {
  test('allows nothing but what it names', () => {
    expect(policyOf(page)).toMatch(
      /^default-src 'none'; script-src '[^']+'; style-src [^;]+; base-uri 'none'; form-action 'none'$/,
    );
    expect(policyOf(page)).not.toContain('unsafe');
  });

  test('names the script and every style by its hash', () => {
    const [data = '', script = ''] = elements(page, 'script');
    expect(data.startsWith('{"environments"')).toBe(true);
    expect(policyOf(page)).toContain(`script-src ${hashOf(script)};`);
    expect(elements(page, 'style')).toHaveLength(4);
    for (const style of elements(page, 'style')) expect(policyOf(page)).toContain(hashOf(style));
  });

  test('stands before everything that it rules', () => {
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
  });
});

describe('the page', () => {
  test('reaches for nothing', () => {
    expect(page).not.toMatch(/\s(?:src|action|on\w+|style)\s*=/);
    expect(page).not.toMatch(/href="(?!#)/);
    expect(page).not.toMatch(/@import|url\(|fetch\(|XMLHttpRequest/);
  });

  test('holds what its script shows', () => {
    expect(JSON.parse(elements(page, 'script')[0] ?? '')).toEqual(JSON.parse(JSON.stringify(pageData(fullReview()))));
  });

  test.each([
    [
      'verdict and risk',
      '<td><code>dev</code></td><td><span class="verdict blocked">blocked</span></td><td><span class="severity critical">critical</span></td>',
    ],
    [
      'what blocks',
      '<span class="gate block">blocks</span></span><div><b><a href="#finding/dev/LF-EKS-001/dev-cluster/aws_eks_cluster.blue_5E6F7A8B">The API server is open to the internet</a></b>',
    ],
    [
      'what needs approval',
      '<span class="gate approve">needs approval</span></span><div><b><a href="#finding/dev/LF-KMS-001/dev-network/aws_kms_key.k">A key is destroyed</a></b>',
    ],
    ['an expired suppression', 'its suppression expired on 2026-01-31'],
    ['what was not looked at', 'the base does not build: stacks/mesh cannot be compiled'],
    ['a stack that waits', '<p>Waits for <code>dev-cluster</code>, which must be applied first.</p>'],
    ['a stack that failed', '<pre class="error">Error: Invalid index\n\n  on cdk.tf.json line 3</pre>'],
    ['that something looks renamed', '<a href="#stacks">1 resource looks renamed in dev-network</a>'],
    ['that a stack failed', '<a href="#stacks">dev-mesh could not be planned</a>'],
    ['a step of a module', '<p>Module <code>@landfall/cluster: 0.1.0 → 0.2.0</code></p>'],
    [
      'an action that is run',
      '<p>Runs <code>action.aws_lambda_invoke.warm</code> after update of aws_eks_cluster.blue',
    ],
    ['that an action is run', '<a href="#stacks">The apply runs an action in dev-cluster</a>'],
    [
      'outputs',
      '<div class="path">endpoint</div><pre class="before">&quot;https://old&quot;</pre><pre class="after">&quot;https://new&quot;</pre>',
    ],
    ['what does not change', '<p class="quiet">dev: nothing changes in <code>dev-keys</code>.</p>'],
    ['what Infracost says', '+€2.50 a month (€10.00 → €12.50)'],
    ['what Infracost leaves out', '<li>2 resources cost by usage, which is not known before</li>'],
    ['a rename', '<code>aws_subnet.b_1</code> → <code>aws_subnet.b_2</code> looks renamed (same cidr_block)'],
    ['a failed check', '<li>check zones failed: two zones are needed</li>'],
    ['costs', '+$73.50 a month ($1,000.00 → $1,073.50)'],
    ['what has no price', '<li>traffic through the NAT gateway</li>'],
    ['the picture', '<svg xmlns="http://www.w3.org/2000/svg" class="lf-picture"'],
    ['filters of environments', '<option value="1">staging</option>'],
    [
      'filters of actions that there are',
      '<button type="button" class="toggle" aria-pressed="true" data-action="replace">',
    ],
    ['a filter of drift', 'data-action="drift"'],
  ])('shows %s', (_, html) => {
    expect(page).toContain(html);
  });

  test('has no part that is empty', () => {
    const bare = renderHtml(testReview(testEnvironment()));
    expect(bare).not.toMatch(/id="tab-(?:stacks|cost|pictures)"|data-action="(?:drift|create)"|class="card notices"/);
    expect(bare).not.toMatch(/<th[^>]*>(?:create|forget)</);
  });

  test('says when nothing is affected', () => {
    expect(renderHtml(testReview())).toContain('No environment is affected.');
  });
});

describe('names and values', () => {
  const hostile = renderHtml(hostileReview());

  test('make no element and end none', () => {
    const body = hostile.replace(/<script[^]*?<\/script>/g, '').replace(/<style>[^]*?<\/style>/g, '');
    for (const text of HOSTILE) if (/[<>]/.test(text)) expect(body).not.toContain(text);
    expect(hostile.match(/<\/?script/g)).toHaveLength(4);
    expect(hostile).not.toMatch(/<img|<!-- landfall/);
  });

  test('come back as text for the script', () => {
    const data: unknown = JSON.parse(elements(hostile, 'script')[0] ?? '');
    expect(data).toEqual(JSON.parse(JSON.stringify(pageData(hostileReview()))));
  });

  test('hide nothing and turn nothing around', () => {
    expect(hostile).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });
});

describe('the script', () => {
  test('is JavaScript', () => {
    expect(() => new Script(pageScript)).not.toThrow();
  });

  test('writes texts, never HTML', () => {
    expect(pageScript).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function\(/);
  });

  test('ends no script element', () => {
    expect(pageScript).not.toMatch(/<\/script|<!--/i);
  });
});

describe('the data of the page', () => {
  test('has a row per change, drift after changes', () => {
    const stack = testStack({ drift: [testChange({ address: 'aws_route.r' })] });
    const { changes } = pageData(testReview(testEnvironment({ stacks: [stack] })));
    expect(changes.map(({ address, drift }) => [address, drift])).toEqual([
      ['aws_vpc.network_vpc_1A2B3C4D', false],
      ['aws_route.r', true],
    ]);
  });

  test('puts noise apart', () => {
    const attributes = [testAttribute('a', 1, 2), testAttribute('b', 1, 2, { noise: true, forcesReplacement: true })];
    const { changes } = pageData(
      testReview(testEnvironment({ stacks: [testStack({ changes: [testChange({ attributes })] })] })),
    );
    expect(changes[0]).toMatchObject({ attributes: [['a', '1', '2', 0]], noise: [['b', '1', '2', 1]], because: 'b' });
  });

  test('gives a change the severity of the worst finding on it, in its own stack', () => {
    const at = { stack: 'dev-network', address: 'aws_vpc.network_vpc_1A2B3C4D' };
    const severityWith = (...findings: Parameters<typeof testFinding>[0][]): string | undefined =>
      pageData(testReview(testEnvironment({ findings: findings.map(testFinding) }))).changes[0]?.severity;
    expect(severityWith({ ...at, severity: 'low' }, { ...at, severity: 'high' }, { ...at, severity: 'info' })).toBe(
      'high',
    );
    expect(severityWith({ ...at, stack: 'other' })).toBeUndefined();
  });

  test('says which findings are about a change, across environments', () => {
    const of = (environment: string): Parameters<typeof testEnvironment>[0] => ({
      environment,
      findings: ['aws_eip.other', 'aws_vpc.network_vpc_1A2B3C4D'].map((address) =>
        testFinding({ stack: 'dev-network', address }),
      ),
    });
    const { changes } = pageData(testReview(testEnvironment(of('dev')), testEnvironment(of('prod'))));
    expect(changes.map(({ findings }) => findings)).toEqual([[1], [3]]);
  });

  test('marks suppressed findings, and blocks on expired ones', () => {
    expect(pageData(fullReview()).findings.map(({ gate }) => gate)).toEqual([
      'block',
      'approve',
      'suppressed',
      'block',
    ]);
  });

  test('holds all of 10,000 changes in 20 MB', () => {
    const large = renderHtml(largeReview(10_000));
    expect(large.length).toBeLessThan(20_000_000);
    expect(large).toContain('>Changes <span class="count">10,000</span><');
    expect(large).toContain('resource-9999_1A2B3C4D');
  });
});
