import { renderTerminal } from './terminal';
import { fullReview } from './testing/full-review';
import { hostileReview } from './testing/hostile-review';
import { testEnvironment, testFinding, testReview } from './testing/review-models';

test('prints a line per environment, what was not planned, and what holds it up', () => {
  expect(renderTerminal(fullReview())).toBe(
    [
      'main -> feature: blocked',
      '',
      'environment  verdict  risk      +  ~  -/+  -  .  <-  ->  a month',
      'dev          blocked  critical  1  2    1  1  1   1   1  +$73.50',
      'staging      passes   none      -  -    -  -  -   -   -        -',
      '',
      '! the base does not build: stacks/mesh cannot be compiled',
      '! dev-network: changed outside of Terraform: ~ aws_route.r',
      '! dev-cluster runs action.aws_lambda_invoke.warm after update of',
      '  aws_eks_cluster.blue_5E6F7A8B',
      '  dev-cluster uses @landfall/cluster: 0.1.0 → 0.2.0',
      '! dev-compute waits for dev-cluster',
      '! dev-mesh failed: Error: Invalid index\\n\\n  on cdk.tf.json line 3',
      '  dev-network costs +€2.50 a month, by Infracost',
      'x dev: LF-EKS-001 The API server is open to the internet',
      '    cluster blue answers to 0.0.0.0/0',
      'x dev: LF-LOG-001 Logs are off',
      '    cluster blue answers to 0.0.0.0/0 (suppression expired on 2026-01-31)',
      '? dev: LF-KMS-001 A key is destroyed',
      '    cluster blue answers to 0.0.0.0/0',
      '',
    ].join('\n'),
  );
});

test('has words above its columns where there is room', () => {
  expect(renderTerminal(fullReview(), { width: 120 })).toContain(
    'environment  verdict  risk      create  update  replace  destroy  forget  import  move  a month\n',
  );
});

test('goes on in the next line after 80 columns', () => {
  const findings = [testFinding({ message: Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ') })];
  const lines = renderTerminal(testReview(testEnvironment({ findings }))).split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(lines.join('').replace(/ +/g, ' ')).toContain('word40 word41');
  expect(lines.filter((line) => line.startsWith('    word')).length).toBeGreaterThan(3);
});

test('leaves out columns without a number', () => {
  expect(renderTerminal(testReview(testEnvironment()))).toContain(
    'environment  verdict         risk  update  a month\n',
  );
});

test('counts further findings of a rule', () => {
  const findings = [testFinding(), testFinding({ address: 'b' }), testFinding({ address: 'c' })];
  expect(renderTerminal(testReview(testEnvironment({ findings })))).toContain('0.0.0.0/0 (and 2 more)\n');
});

test('says when nothing is affected', () => {
  expect(renderTerminal(testReview())).toBe('main -> feature: passes\n\nno environment is affected\n\n');
});

test('has no colour unless asked, and the same text with it', () => {
  const coloured = renderTerminal(fullReview(), { colour: true });
  expect(coloured).toContain('\u001b[31mblocked\u001b[0m');
  expect(coloured).toContain('\u001b[32mpasses\u001b[0m');

  expect(coloured.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')).toBe(
    renderTerminal(fullReview()),
  );
});

test('lets no control character of a value through', () => {
  expect(renderTerminal(hostileReview())).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});
