import { LandfallError } from '@landfall/contracts';
import { mergeFindings } from '../review/merge-findings';
import { sarifFindings } from './sarif-findings';

const driver = {
  name: 'trivy',
  rules: [
    {
      id: 'AWS-0040',
      shortDescription: { text: 'public access' },
      helpUri: 'https://example.com/AWS-0040',
      properties: { 'security-severity': '9.5' },
    },
  ],
};

const at = (uri: string) => [{ physicalLocation: { artifactLocation: { uri } } }];

function sarif(...results: readonly object[]): string {
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver }, results }] });
}

const open = {
  ruleId: 'AWS-0040',
  message: { text: 'aws_eks_cluster.main is public' },
  locations: at('cdktf.out/stacks/dev-cluster/cdk.tf.json'),
};

describe('results of another tool', () => {
  it('become findings with the severity of their rule, the address in their message and where they come from', () => {
    const [only] = sarifFindings({ at: 'trivy.sarif', text: sarif(open) });
    expect(only?.finding).toMatchObject({
      rule: 'AWS-0040',
      title: 'public access',
      severity: 'critical',
      gate: 'approve',
      address: 'aws_eks_cluster.main',
      about: { source: 'trivy, https://example.com/AWS-0040' },
    });
  });

  it.each([
    ['error', 'high', 'approve'],
    ['warning', 'medium', 'note'],
    ['note', 'low', 'note'],
    ['none', 'info', 'note'],
  ])('of level %s have severity %s, and %s', (level, severity, gate) => {
    const [only] = sarifFindings({ at: 'x', text: sarif({ ruleId: 'other', level, message: { text: 'm' } }) });
    expect(only?.finding).toMatchObject({ severity, gate });
  });

  it('are left out when the tool was told to, or when they passed', () => {
    const text = sarif({ ...open, suppressions: [{ kind: 'inSource' }] }, { ...open, kind: 'pass' });
    expect(sarifFindings({ at: 'x', text })).toEqual([]);
  });

  it.each([
    ['no JSON', 'nothing'],
    ['no SARIF', '{"runs":1}'],
  ])('are refused when the file is %s', (_, text) => {
    expect(() => sarifFindings({ at: 'x.sarif', text })).toThrow(
      new LandfallError('SARIF_UNREADABLE', 'the file holds no SARIF log; write it as SARIF 2.1', 'x.sarif'),
    );
  });

  it('belong to the stack whose folder their file is in; others are counted', () => {
    const text = sarif(open, { ...open, locations: at('modules/x.ts') }, { ...open, locations: at('a%zz/x') });
    const stacks = [{ id: 'dev-cluster', environment: 'dev', layer: 'cluster' }];
    const { byEnvironment, notes } = mergeFindings([{ at: 'trivy.sarif', text }], stacks);
    expect(byEnvironment.get('dev')?.map(({ stack }) => stack)).toEqual(['dev-cluster']);
    expect(notes).toEqual(['2 results of trivy.sarif belong to no stack of this review']);
  });
});
