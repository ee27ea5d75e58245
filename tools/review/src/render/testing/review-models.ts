import type { AttributeChange, Change, Value } from '../../model/change';
import type { Finding } from '../../model/finding';
import type { EnvironmentPicture, EnvironmentReview, Review, StackReview } from '../../model/review';

export function testAttribute(
  path: string,
  before?: Value,
  after?: Value,
  rest: Partial<AttributeChange> = {},
): AttributeChange {
  return {
    path,
    before: before === undefined ? { kind: 'absent' } : { kind: 'known', value: before },
    after: after === undefined ? { kind: 'absent' } : { kind: 'known', value: after },
    forcesReplacement: false,
    noise: false,
    ...rest,
  };
}

export function testChange(rest: Partial<Change> = {}): Change {
  return {
    address: 'aws_vpc.network_vpc_1A2B3C4D',
    type: 'aws_vpc',
    provider: 'registry.terraform.io/hashicorp/aws',
    action: { kind: 'update' },
    constructPath: 'network/vpc',
    module: '@landfall/network 0.1.0',
    attributes: [testAttribute('enable_dns_support', false, true)],
    meanings: [],
    ...rest,
  };
}

export function testFinding(rest: Partial<Finding> = {}): Finding {
  return {
    rule: 'LF-EKS-001',
    title: 'The API server is open to the internet',
    severity: 'high',
    gate: 'block',
    message: 'cluster blue answers to 0.0.0.0/0',
    stack: 'dev-cluster',
    address: 'aws_eks_cluster.blue_5E6F7A8B',
    constructPath: 'blue/cluster',
    about: {
      rationale: 'Whoever finds a flaw in the API server can use it from anywhere.',
      source: 'Amazon EKS User Guide, "Cluster endpoint access"',
      fix: 'Set apiAccess to { kind: private }.',
      alsoKnownAs: ['CIS EKS 5.4.1', 'CKV_AWS_39'],
    },
    ...rest,
  };
}

export function testStack(rest: Partial<StackReview> = {}): StackReview {
  return {
    id: 'dev-network',
    layer: 'network',
    status: { kind: 'planned' },
    changes: [testChange()],
    drift: [],
    failedChecks: [],
    renames: [],
    ...rest,
  };
}

export function testEnvironment(rest: Partial<EnvironmentReview> = {}): EnvironmentReview {
  return { environment: 'dev', verdict: 'approval', risk: 'low', stacks: [testStack()], findings: [], ...rest };
}

export function testReview(...environments: readonly EnvironmentReview[]): Review {
  return { formatVersion: '1.0', base: 'main', head: 'feature', environments, notes: [] };
}

/** Names and values that try to end whatever they stand in. */
export const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '```\n# out of the fence',
  '````````\n</details>',
  '| a | b |',
  '`code` **bold** [link](https://example.com) ![image](https://example.com/a.png)',
  '@everyone #1 GH-2 octo/repo#3 https://example.com www.example.com a@example.com :tada:',
  '\n\n# heading\n\n- item\n',
  '<!-- landfall-review --> <!-- --> ]]> --!>',
  '\u202egnp.exe\u2066 \u200b\u0000\u001b[31m\u2028',
  '"]\n  click n0 "javascript:alert(3)"',
  '\ud800',
] as const;

const PICTURE: EnvironmentPicture = {
  nodes: [
    {
      id: 'account',
      kind: 'account',
      label: 'workload',
      change: 'same',
      children: [{ id: 'vpc', kind: 'vpc', label: '10.0.0.0/16', change: 'changed', children: [] }],
    },
    { id: 'hub', kind: 'gateway', label: 'transit gateway', change: 'added', children: [] },
  ],
  links: [{ from: 'vpc', to: 'hub', label: 'attachment', change: 'added' }],
};

/** A review with something of everything. */
export function fullReview(): Review {
  const cluster = testChange({
    address: 'aws_eks_cluster.blue_5E6F7A8B',
    type: 'aws_eks_cluster',
    constructPath: 'blue/cluster',
    module: '@landfall/cluster 0.1.0',
    action: { kind: 'replace', order: 'delete-first' },
    reason: 'replace_because_cannot_update',
    attributes: [
      testAttribute('name', 'dev-blue', 'dev-azure', { forcesReplacement: true }),
      testAttribute('vpc_config[0].public_access_cidrs[0]', undefined, '0.0.0.0/0'),
      testAttribute('arn', 'arn:aws:eks:eu-west-1:111122223333:cluster/dev-blue', undefined, {
        after: { kind: 'unknown' },
        noise: true,
      }),
      testAttribute('token', undefined, undefined, { before: { kind: 'sensitive' }, after: { kind: 'sensitive' } }),
    ],
    meanings: [
      {
        kind: 'kubernetes',
        direction: 'changes',
        sentence: 'cluster blue/cluster is destroyed with all that runs in it, and made anew',
      },
      {
        kind: 'endpoint',
        direction: 'grows',
        sentence: 'everyone can now reach the API server of blue/cluster',
        detail: ['+ 0.0.0.0/0', '  tcp 443'],
      },
    ],
  });
  const dev = testEnvironment({
    verdict: 'blocked',
    risk: 'critical',
    stacks: [
      testStack({
        changes: [
          testChange(),
          testChange({
            address: 'aws_subnet.a',
            type: 'aws_subnet',
            constructPath: 'network/private-a/subnet',
            action: { kind: 'create' },
            attributes: [testAttribute('cidr_block', undefined, '10.0.1.0/24')],
          }),
          testChange({
            address: 'aws_subnet.b',
            type: 'aws_subnet',
            constructPath: 'network/private-b/subnet',
            action: { kind: 'no-op' },
            movedFrom: 'aws_subnet.old',
            attributes: [],
          }),
          testChange({
            address: 'aws_kms_key.k',
            type: 'aws_kms_key',
            constructPath: 'keys/key',
            action: { kind: 'delete' },
            reason: 'delete_because_no_resource_config',
            attributes: [testAttribute('description', 'key', undefined)],
          }),
          testChange({
            address: 'aws_s3_bucket.logs',
            type: 'aws_s3_bucket',
            action: { kind: 'forget' },
            attributes: [],
          }),
          testChange({ address: 'aws_eip.e', type: 'aws_eip', action: { kind: 'update' }, importedFrom: 'eipalloc-1' }),
        ],
        drift: [testChange({ address: 'aws_route.r', type: 'aws_route' })],
        failedChecks: ['check zones failed: two zones are needed'],
        renames: [
          {
            from: 'aws_subnet.b_1',
            to: 'aws_subnet.b_2',
            because: 'same cidr_block',
            fix: "this.addOverride('moved', []);",
          },
        ],
      }),
      testStack({ id: 'dev-cluster', layer: 'cluster', changes: [cluster] }),
      testStack({ id: 'dev-compute', layer: 'compute', status: { kind: 'waiting', for: 'dev-cluster' }, changes: [] }),
      testStack({
        id: 'dev-mesh',
        layer: 'mesh',
        status: { kind: 'failed', error: 'Error: Invalid index\n\n  on cdk.tf.json line 3' },
        changes: [],
      }),
      testStack({ id: 'dev-keys', layer: 'keys', changes: [] }),
    ],
    findings: [
      testFinding(),
      testFinding({
        rule: 'LF-KMS-001',
        title: 'A key is destroyed',
        severity: 'critical',
        gate: 'approve',
        stack: 'dev-network',
        address: 'aws_kms_key.k',
      }),
      testFinding({
        rule: 'LF-TAG-001',
        title: 'A tag is missing',
        severity: 'low',
        gate: 'note',
        suppressed: { reason: 'until the move', expires: '2027-01-31', expired: false },
      }),
      testFinding({
        rule: 'LF-LOG-001',
        title: 'Logs are off',
        severity: 'medium',
        gate: 'note',
        suppressed: { reason: 'was to be short', expires: '2026-01-31', expired: true },
      }),
    ],
    cost: {
      before: 1000,
      after: 1073.5,
      pricesOf: '2026-11-01',
      lines: [{ address: 'aws_nat_gateway.a', what: 'NAT gateway, 730 hours', before: 0, after: 73.5 }],
      unknown: ['traffic through the NAT gateway'],
    },
    picture: PICTURE,
  });
  const staging = testEnvironment({
    environment: 'staging',
    verdict: 'pass',
    risk: 'none',
    stacks: [testStack({ id: 'staging-network', changes: [] })],
  });
  return { ...testReview(dev, staging), notes: ['the base does not build: stacks/mesh cannot be compiled'] };
}

/** A review in which every name and value is hostile. */
export function hostileReview(): Review {
  const environments = HOSTILE.map((text) => {
    const change = testChange({
      address: text,
      type: text,
      constructPath: `${text}/${text}`,
      module: text,
      reason: text,
      movedFrom: text,
      importedFrom: text,
      deposed: text,
      action: { kind: 'unknown', words: [text] },
      attributes: [
        testAttribute(text, text, { [text]: text }, { forcesReplacement: true }),
        testAttribute(text, [text], undefined, { noise: true }),
      ],
      meanings: [{ kind: 'iam', direction: 'grows', sentence: text, detail: [text, `+ ${text}`] }],
    });
    const about = { rationale: text, source: text, fix: text, alsoKnownAs: [text] };
    const finding = { rule: text, title: text, message: text, stack: text, address: text, constructPath: text, about };
    return testEnvironment({
      environment: text,
      stacks: [
        testStack({
          id: text,
          layer: text,
          changes: [change],
          drift: [change],
          failedChecks: [text],
          renames: [{ from: text, to: text, because: text, fix: text }],
        }),
        testStack({ id: text, layer: text, status: { kind: 'waiting', for: text }, changes: [] }),
        testStack({ id: text, layer: text, status: { kind: 'failed', error: text }, changes: [] }),
      ],
      findings: [
        testFinding(finding),
        testFinding({ ...finding, suppressed: { reason: text, expires: text, expired: false } }),
      ],
      cost: {
        before: 0,
        after: 1,
        pricesOf: text,
        lines: [{ address: text, what: text, before: 0, after: 1 }],
        unknown: [text],
      },
      picture: {
        nodes: [
          {
            id: text,
            kind: 'vpc',
            label: text,
            change: 'added',
            children: [{ id: `${text}/a`, kind: 'subnet', label: text, change: 'same', children: [] }],
          },
        ],
        links: [{ from: text, to: text, label: text, change: 'added' }],
      },
    });
  });
  return { ...testReview(...environments), base: HOSTILE[0], head: HOSTILE[2], notes: HOSTILE };
}

/** Changes spread over environments, constructs, types and actions as in a real estate. */
export function largeReview(changes: number, attributes = 12): Review {
  const kinds = ['create', 'update', 'delete', 'no-op'] as const;
  const all = Array.from({ length: changes }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'update';
    const type =
      ['aws_subnet', 'aws_route', 'aws_iam_role', 'aws_eks_node_group', 'aws_kms_key'][index % 5] ?? 'aws_vpc';
    return testChange({
      address: `${type}.construct-${Math.floor(index / 8)}_resource-${index}_1A2B3C4D`,
      type,
      constructPath: `area-${Math.floor(index / 80)}/construct-${Math.floor(index / 8)}/resource-${index}`,
      action: index % 10 === 0 ? { kind: 'replace', order: 'delete-first' } : { kind },
      ...(kind === 'no-op' && { movedFrom: `${type}.old-${index}` }),
      attributes: Array.from({ length: attributes }, (__, at) =>
        testAttribute(`block[${at}].attribute_${at}`, `before ${index} ${at}`, `after ${index} ${at}`, {
          noise: at > 7,
          forcesReplacement: at === 0 && index % 10 === 0,
        }),
      ),
      meanings:
        index % 7 === 0
          ? [{ kind: 'iam', direction: 'grows', sentence: `role role-${index} can now s3:GetObject on everything` }]
          : [],
    });
  });
  const names = ['dev', 'staging', 'prod', 'sandbox'];
  const share = Math.ceil(changes / names.length);
  return testReview(
    ...names.map((environment, index) =>
      testEnvironment({
        environment,
        stacks: [testStack({ id: `${environment}-network`, changes: all.slice(index * share, (index + 1) * share) })],
        findings: Array.from({ length: 50 }, (_, at) =>
          testFinding({
            rule: `LF-EKS-00${at % 7}`,
            message: `finding ${at}`,
            severity: (['critical', 'high', 'medium', 'low', 'info'] as const)[at % 5] ?? 'low',
          }),
        ),
      }),
    ),
  );
}
