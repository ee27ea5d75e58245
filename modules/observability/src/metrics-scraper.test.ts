import { PrometheusScraper } from '@cdktf/provider-aws/lib/prometheus-scraper';
import { document, testCluster, testNetwork } from '@landfall/testing';
import { MetricsScraper, type MetricsScraperProps } from './metrics-scraper';
import { synthWithAws } from './testing/synth-with-aws';

const WORKSPACE = 'arn:aws:aps:eu-west-1:111111111111:workspace/ws-1';

const minimal: MetricsScraperProps = {
  cluster: testCluster(),
  network: testNetwork(),
  workspace: { workspaceArn: WORKSPACE },
};

function scraperOf(props: Partial<MetricsScraperProps> = {}) {
  const stack = synthWithAws((scope) => new MetricsScraper(scope, 'scraper', { ...minimal, ...props }));
  return stack.only(PrometheusScraper);
}

function jobsOf(props: Partial<MetricsScraperProps> = {}) {
  return JSON.parse(JSON.stringify(document(scraperOf(props)['scrape_configuration'])['scrape_configs']));
}

describe('MetricsScraper', () => {
  it('scrapes the cluster from private subnets, with its own security group, by default', () => {
    expect(scraperOf()).toMatchObject({
      alias: 'test-blue',
      source: [
        {
          eks: [
            {
              cluster_arn: testCluster().clusterArn,
              subnet_ids: ['subnet-private-a', 'subnet-private-b', 'subnet-private-c'],
              security_group_ids: ['sg-cluster'],
            },
          ],
        },
      ],
      destination: [{ amp: [{ workspace_arn: WORKSPACE }] }],
    });
  });

  it('scrapes from where it is told', () => {
    expect(scraperOf({ subnetTier: 'intra', securityGroupIds: ['sg-scraper'] })).toMatchObject({
      source: [
        {
          eks: [
            {
              subnet_ids: ['subnet-intra-a', 'subnet-intra-b', 'subnet-intra-c'],
              security_group_ids: ['sg-scraper'],
            },
          ],
        },
      ],
    });
  });

  it('runs every job each minute, and labels series with the cluster, by default', () => {
    const { global } = document(scraperOf()['scrape_configuration']);
    expect(global).toEqual({ scrape_interval: '60s', external_labels: { cluster: 'test-blue' } });
    expect(jobsOf().map((job: { job_name: string }) => job.job_name)).toEqual([
      'api-server',
      'kubelet',
      'containers',
      'kube-state-metrics',
      'annotated-pods',
    ]);
  });

  it('runs the jobs that it is told, as often as it is told', () => {
    expect(jobsOf({ jobs: ['kubelet'] })).toHaveLength(1);
    const { global } = document(scraperOf({ intervalSeconds: 30 })['scrape_configuration']);
    expect(global).toMatchObject({ scrape_interval: '30s' });
  });

  it('reaches nodes through the API server', () => {
    expect(jobsOf({ jobs: ['containers'] })[0]).toMatchObject({
      scheme: 'https',
      kubernetes_sd_configs: [{ role: 'node' }],
      relabel_configs: expect.arrayContaining([
        { target_label: '__address__', replacement: 'kubernetes.default.svc:443' },
        {
          source_labels: ['__meta_kubernetes_node_name'],
          target_label: '__metrics_path__',
          replacement: '/api/v1/nodes/$1/proxy/metrics/cadvisor',
        },
      ]),
    });
  });

  it('leaves kube-state-metrics to its own job, and Terraform nothing to interpolate', () => {
    expect(jobsOf({ jobs: ['annotated-pods'] })[0].relabel_configs).toContainEqual({
      source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name'],
      action: 'drop',
      regex: 'kube-state-metrics',
    });
    expect(scraperOf()['scrape_configuration']).not.toMatch(/[$%]\{/);
  });

  it('fails with subnets in one zone, and for an interval that is too short', () => {
    expect(() => scraperOf({ network: testNetwork(['private'], 1), intervalSeconds: 10 })).toThrow(
      [
        'SCRAPER_TOO_FEW_SUBNETS at test/scraper: a scraper needs private subnets in 2 or more zones, got 1; change subnetTier or the network',
        'SCRAPER_INTERVAL at test/scraper: a scraper waits 30 or more whole seconds, got 10; change intervalSeconds',
      ].join('\n'),
    );
  });
});
