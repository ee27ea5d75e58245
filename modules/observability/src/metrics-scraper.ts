import { PrometheusScraper } from '@cdktf/provider-aws/lib/prometheus-scraper';
import { type ICluster, type INetwork, Problems, type SubnetTier } from '@landfall/contracts';
import { Construct } from 'constructs';
import { scrapeConfiguration, type ScrapeJob, scrapeJobs } from './scrape-configuration';

export interface MetricsScraperProps {
  /** Cannot change after creation. It must use access entries: the service adds one for its scraper. */
  readonly cluster: ICluster;

  /** The cluster's network. Cannot change after creation. */
  readonly network: INetwork;

  /** Where metrics go. */
  readonly workspace: { readonly workspaceArn: string };

  /**
   * Subnets of the scraper's network interfaces, in 2 or more zones. Cannot change after creation.
   *
   * @default 'private'
   */
  readonly subnetTier?: SubnetTier;

  /**
   * Security groups of those interfaces, which must reach the API server and the pods. Cannot change after creation.
   *
   * @default the cluster's own group
   */
  readonly securityGroupIds?: readonly [string, ...string[]];

  /**
   * Seconds between two scrapes, 30 or more.
   *
   * @default 60
   */
  readonly intervalSeconds?: number;

  /** @default all */
  readonly jobs?: readonly [ScrapeJob, ...ScrapeJob[]];
}

/** Collects metrics of a cluster without an agent in it, into an Amazon Managed Prometheus workspace. */
export class MetricsScraper extends Construct {
  /** @attribute */
  readonly scraperArn: string;

  /** Of the role that the service makes for the scraper. @attribute */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: MetricsScraperProps) {
    super(scope, id);
    const { cluster, network, workspace, subnetTier = 'private' } = props;
    const { securityGroupIds = [cluster.clusterSecurityGroupId], intervalSeconds = 60, jobs = scrapeJobs } = props;
    const subnets = network.subnets(subnetTier);
    const problems = new Problems(this.node.path);
    if (new Set(subnets.map(({ zone }) => zone)).size < 2) {
      const message = `a scraper needs ${subnetTier} subnets in 2 or more zones, got ${subnets.length}; change subnetTier or the network`;
      problems.add('SCRAPER_TOO_FEW_SUBNETS', message);
    }
    if (!Number.isInteger(intervalSeconds) || intervalSeconds < 30) {
      const message = `a scraper waits 30 or more whole seconds, got ${intervalSeconds}; change intervalSeconds`;
      problems.add('SCRAPER_INTERVAL', message);
    }
    problems.throwIfAny();

    const scraper = new PrometheusScraper(this, 'scraper', {
      alias: cluster.clusterName,
      source: [
        {
          eks: [
            {
              clusterArn: cluster.clusterArn,
              subnetIds: subnets.map(({ subnetId }) => subnetId),
              securityGroupIds: [...securityGroupIds],
            },
          ],
        },
      ],
      destination: [{ amp: [{ workspaceArn: workspace.workspaceArn }] }],
      scrapeConfiguration: scrapeConfiguration(cluster.clusterName, { intervalSeconds, jobs }),
      tags: { Name: cluster.clusterName },
    });

    this.scraperArn = scraper.arn;
    this.roleArn = scraper.roleArn;
  }
}
