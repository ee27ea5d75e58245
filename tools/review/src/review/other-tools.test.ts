import { LandfallError } from '@landfall/contracts';
import { otherTools } from './other-tools';

const stacks = [
  { id: 'dev-network', environment: 'dev', layer: 'network' },
  { id: 'prod-network', environment: 'prod', layer: 'network' },
];

const resource = (name: string, monthlyCost: string | null) => ({ name, metadata: {}, hourlyCost: null, monthlyCost });
const breakdown = (totalMonthlyCost: string | null, ...resources: readonly object[]) => ({
  ...{ resources, totalHourlyCost: null, totalMonthlyCost },
});

/** As Infracost 0.10 writes it: decimals as text, null for what it does not know. */
function output(projects: readonly object[], more: object = {}): string {
  return JSON.stringify({ version: '0.2', currency: 'EUR', projects, summary: {}, ...more });
}

const project = (path: string, more: object) => ({
  ...{ name: `acme/zone/${path}`, metadata: { path, type: 'terraform_plan_json' }, summary: {} },
  ...{ breakdown: breakdown('0'), ...more },
});

const merged = (text: string) => otherTools({ infracost: [{ at: 'infracost.json', text }] }, stacks);

describe('results of Infracost', () => {
  it('are those of a stack by the folder of the project, with what changes and what is unknown', () => {
    const network = project('cdktf.out/stacks/dev-network', {
      pastBreakdown: breakdown('40.25', resource('aws_nat_gateway.a', '35.04'), resource('aws_eip.old', '3.65')),
      breakdown: breakdown(
        '80.5',
        resource('aws_nat_gateway.a', '35.04'),
        resource('aws_nat_gateway.b', '35.04'),
        resource('aws_s3_bucket.logs', null),
      ),
      summary: { totalUsageBasedResources: 2, unsupportedResourceCounts: { aws_eks_access_entry: 3 } },
    });
    expect(merged(output([network])).of('dev').infracost).toEqual([
      {
        ...{ project: 'acme/zone/cdktf.out/stacks/dev-network', stack: 'dev-network', currency: 'EUR' },
        ...{ before: 40.25, after: 80.5 },
        lines: [
          { address: 'aws_eip.old', before: 3.65, after: 0 },
          { address: 'aws_nat_gateway.b', before: 0, after: 35.04 },
          { address: 'aws_s3_bucket.logs', before: 0, after: null },
        ],
        unknown: [
          '2 resources cost by usage, which is not known before',
          'Infracost does not price 3 aws_eks_access_entry',
        ],
      },
    ]);
  });

  it('are those of a stack by environment and layer of a saved plan', () => {
    const { of } = merged(output([project('dist/plans/prod/network/plan.json', {})]));
    expect(of('prod').infracost.map(({ stack }) => stack)).toEqual(['prod-network']);
    expect(of('dev').infracost).toEqual([]);
  });

  it('are unknown where Infracost has no past, no total, or an error', () => {
    const open = project('stacks/dev-network', {
      breakdown: breakdown(null, resource('a', '1')),
      metadata: { path: 'stacks/dev-network', errors: [{ code: 1, message: 'the plan cannot be read' }] },
    });
    expect(merged(output([open])).of('dev').infracost).toMatchObject([
      { before: null, after: null, lines: [], unknown: ['the plan cannot be read'] },
    ]);
  });

  it('that belong to no stack are named', () => {
    expect(merged(output([project('elsewhere', {})])).notes).toEqual([
      'project acme/zone/elsewhere of infracost.json belongs to no stack of this review',
    ]);
  });

  it.each([
    ['cut off', '{"version": "0.2"', 'INFRACOST_UNREADABLE'],
    ['of another tool', '{"runs": []}', 'INFRACOST_UNREADABLE'],
    ['of a later form', output([], { version: '1.0' }), 'INFRACOST_VERSION_UNSUPPORTED'],
  ])('are refused when the file is %s', (_, text, code) => {
    let error: unknown;
    try {
      merged(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(LandfallError);
    expect((error as LandfallError).problems).toMatchObject([{ code, at: 'infracost.json' }]);
  });
});

describe('findings of scanners', () => {
  const log = (uri: string): string => {
    const locations = [{ physicalLocation: { artifactLocation: { uri } } }];
    const results = [{ ruleId: 'CKV_AWS_39', level: 'error', message: { text: 'found' }, locations }];
    return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'checkov' } }, results }] });
  };

  it.each([
    ['cdktf.out/stacks/dev-network/cdk.tf.json', 'dev', 'dev-network'],
    ['dist\\plans\\prod\\network\\plan.json', 'prod', 'prod-network'],
  ])('in %s are those of a stack', (uri, environment, stack) => {
    const { of, notes } = otherTools({ sarif: [{ at: 'a.sarif', text: log(uri) }] }, stacks);
    expect(of(environment).merged.map((finding) => [finding.rule, finding.stack])).toEqual([['CKV_AWS_39', stack]]);
    expect(notes).toEqual([]);
  });

  it('that belong to no stack are counted', () => {
    const { notes } = otherTools({ sarif: [{ at: 'a.sarif', text: log('modules/network/main.tf') }] }, stacks);
    expect(notes).toEqual(['1 results of a.sarif belong to no stack of this review']);
  });
});
