import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { formatArn, type IClusterRef, type Partition, partitionOf, Problems, type Region } from '@landfall/contracts';
import { Construct } from 'constructs';
import type { AccessEntry, AccessScope, NodeAccessEntry } from './access-entry';
import { checkAccessEntries } from './access-entry-check';
import { clusterNameFor } from './cluster-reference';

export interface ClusterAccessProps {
  readonly cluster: IClusterRef;

  /** Region of the cluster. */
  readonly region: Region;

  /** Who may use the cluster, by a name of your choice. Each principal stands once. */
  readonly entries: Readonly<Record<string, AccessEntry>>;
}

const ENTRY_TYPES: Readonly<Record<NodeAccessEntry['kind'], string>> = {
  'ec2-linux': 'EC2_LINUX',
  'ec2-windows': 'EC2_WINDOWS',
  ec2: 'EC2',
  'hybrid-linux': 'HYBRID_LINUX',
  'fargate-linux': 'FARGATE_LINUX',
};

/** Says which IAM principals may use a cluster, and what each may do. */
export class ClusterAccess extends Construct {
  constructor(scope: Construct, id: string, { cluster, region, entries }: ClusterAccessProps) {
    super(scope, id);
    const problems = new Problems(this.node.path);
    checkAccessEntries(entries, partitionOf(region), `${this.node.path}: entries`, problems);
    problems.throwIfAny();
    const entryScope = new Construct(this, 'entry');
    for (const [name, entry] of Object.entries(entries)) {
      new Entry(entryScope, name, clusterNameFor(cluster), partitionOf(region), entry);
    }
  }
}

/** One principal, with what it may do. */
class Entry extends Construct {
  constructor(scope: Construct, id: string, clusterName: string, partition: Partition, entry: AccessEntry) {
    super(scope, id);
    const { principalArn } = new EksAccessEntry(this, 'entry', {
      clusterName,
      principalArn: entry.principalArn,
      ...(entry.kind === 'standard' ? standardConfig(entry) : { type: ENTRY_TYPES[entry.kind] }),
    });
    for (const [policy, accessScope] of Object.entries(policiesOf(entry))) {
      new EksAccessPolicyAssociation(this, policy, {
        clusterName,
        // Refers to the entry, which must be there first.
        principalArn,
        policyArn: formatArn({
          partition,
          service: 'eks',
          region: '',
          account: 'aws',
          resource: `cluster-access-policy/${policy}`,
        }),
        accessScope:
          accessScope === 'cluster'
            ? { type: 'cluster' }
            : { type: 'namespace', namespaces: [...accessScope.namespaces] },
      });
    }
  }
}

function standardConfig({ kubernetesGroups, username }: Extract<AccessEntry, { kind: 'standard' }>) {
  return {
    type: 'STANDARD',
    // An empty list takes groups away that somebody added by hand.
    kubernetesGroups: [...(kubernetesGroups ?? [])],
    ...(username === undefined ? {} : { userName: username }),
  };
}

function policiesOf(entry: AccessEntry): Readonly<Record<string, AccessScope>> {
  if (entry.kind === 'standard') return entry.policies ?? {};
  // Nodes of Auto Mode get their permissions from an access policy, the others from a group that EKS gives them.
  return entry.kind === 'ec2' ? { AmazonEKSAutoNodePolicy: 'cluster' } : {};
}
