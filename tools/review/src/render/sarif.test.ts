import { renderSarif } from './sarif';
import { fullReview } from './testing/full-review';
import { hostileReview } from './testing/hostile-review';
import { testEnvironment, testFinding, testReview } from './testing/review-models';

interface Log {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
      readonly results: readonly Result[];
      readonly properties?: object;
    },
  ];
}
interface Rule {
  readonly id: string;
  readonly help: { readonly text: string };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly object[];
}

function logOf(...args: Parameters<typeof renderSarif>): Log {
  return JSON.parse(renderSarif(...args)) as Log;
}

function resultsOf(...args: Parameters<typeof renderSarif>): readonly Result[] {
  return logOf(...args).runs[0].results;
}

test('a rule is told once, with help, score and other names', () => {
  const review = testReview(
    testEnvironment({ findings: [testFinding(), testFinding({ address: 'aws_eks_cluster.green' })] }),
  );
  expect(logOf(review).runs[0].tool.driver.rules).toEqual([
    {
      id: 'LF-EKS-001',
      name: 'The API server is open to the internet',
      shortDescription: { text: 'The API server is open to the internet' },
      fullDescription: { text: 'Whoever finds a flaw in the API server can use it from anywhere.' },
      help: {
        text: [
          'Whoever finds a flaw in the API server can use it from anywhere.',
          'Fix: Set apiAccess to { kind: private }.',
          'Source: Amazon EKS User Guide, "Cluster endpoint access"',
          'Also known as: CIS EKS 5.4.1, CKV_AWS_39',
        ].join('\n\n'),
      },
      defaultConfiguration: { level: 'error' },
      properties: {
        'security-severity': '8.0',
        'problem.severity': 'error',
        tags: ['security', 'CIS EKS 5.4.1', 'CKV_AWS_39'],
      },
    },
  ]);
});

test('a result names the environment file, the construct and the address', () => {
  const [result] = resultsOf(testReview(testEnvironment({ findings: [testFinding()] })));
  expect(result).toMatchObject({
    ruleId: 'LF-EKS-001',
    ruleIndex: 0,
    level: 'error',
    message: {
      text: 'cluster blue answers to 0.0.0.0/0 (dev-cluster/blue/cluster, aws_eks_cluster.blue_5E6F7A8B)',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'environments/dev/environment.ts', uriBaseId: 'ROOT' },
          region: { startLine: 1 },
        },
        logicalLocations: [
          { name: 'aws_eks_cluster.blue_5E6F7A8B', fullyQualifiedName: 'dev-cluster/blue/cluster', kind: 'resource' },
        ],
      },
    ],
    properties: { gate: 'block', environment: 'dev' },
  });
  expect(result).not.toHaveProperty('suppressions');
});

test('the file of an environment can be elsewhere', () => {
  const [result] = resultsOf(testReview(testEnvironment({ findings: [testFinding()] })), {
    fileOf: (name) => `env/${name}.ts`,
  });
  expect(result?.locations[0].physicalLocation.artifactLocation.uri).toBe('env/dev.ts');
});

test.each([
  ['critical', 'error'],
  ['high', 'error'],
  ['medium', 'warning'],
  ['low', 'note'],
  ['info', 'note'],
] as const)('a %s finding is of level %s', (severity, level) => {
  expect(resultsOf(testReview(testEnvironment({ findings: [testFinding({ severity })] })))[0]?.level).toBe(level);
});

test('suppressions carry their reason, and expired ones are rejected', () => {
  const suppressions = resultsOf(fullReview()).map((result) => result.suppressions);
  expect(suppressions).toEqual([
    undefined,
    undefined,
    [{ kind: 'external', status: 'accepted', justification: 'until the move (until 2027-01-31)' }],
    [{ kind: 'external', status: 'rejected', justification: 'was to be short (until 2026-01-31)' }],
  ]);
});

test('a finding keeps its fingerprint while message and severity change', () => {
  const fingerprint = (rest: Parameters<typeof testFinding>[0]): string | undefined =>
    resultsOf(testReview(testEnvironment({ findings: [testFinding(rest)] })))[0]?.partialFingerprints
      .primaryLocationLineHash;
  expect(fingerprint({ message: 'other', severity: 'low' })).toBe(fingerprint({}));
  expect(fingerprint({ address: 'other' })).not.toBe(fingerprint({}));
  expect(fingerprint({ rule: 'other' })).not.toBe(fingerprint({}));
});

describe('names and values', () => {
  const results = resultsOf(hostileReview());

  test('make no link in a message', () => {
    expect(results.map(({ message }) => message.text).join('\n')).not.toContain('](');
  });

  test('never lead out of the repository', () => {
    const review = testReview(testEnvironment({ environment: '../../etc/\ud800?#', findings: [testFinding()] }));
    expect(resultsOf(review)[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe(
      'environments/etc/%5Cu%7Bd800%7D%3F%23/environment.ts',
    );
  });

  test('hide nothing', () => {
    expect(JSON.stringify(results)).not.toMatch(/[\p{Cf}\p{Zl}]/u);
  });
});

test('no more results are written than code scanning reads', () => {
  const findings = Array.from({ length: 25_001 }, (_, index) => testFinding({ address: `a${index}` }));
  const [run] = logOf(testReview(testEnvironment({ findings }))).runs;
  expect(run.results).toHaveLength(25_000);
  expect(run.properties).toEqual({ resultsLeftOut: 1 });
});

test('a review without findings is a run without results', () => {
  expect(logOf(testReview())).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] });
});
