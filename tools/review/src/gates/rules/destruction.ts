import type { Change } from '../../model/change';
import type { Rule } from '../rule';

/** What is lost with a resource of each type, for ever or for long. */
const IRREPLACEABLE: Readonly<Record<string, string>> = {
  aws_backup_vault: 'its recovery points',
  aws_cloudtrail: 'the record of who did what',
  aws_db_instance: 'its data',
  aws_dynamodb_table: 'its data',
  aws_ebs_volume: 'its data',
  aws_ecr_repository: 'its images',
  aws_efs_file_system: 'its files',
  aws_eks_cluster: 'everything that runs in it',
  aws_fsx_lustre_file_system: 'its files',
  aws_kms_key: 'whatever is encrypted with it',
  aws_kms_replica_key: 'whatever is encrypted with it',
  aws_prometheus_workspace: 'its metrics',
  aws_rds_cluster: 'its data',
  aws_route53_zone: 'its records and its name servers',
  aws_s3_bucket: 'its objects',
  aws_secretsmanager_secret: 'its value',
  aws_vpc: 'the network of everything in it',
};

/** What others stand on: it can be made again, but not without an interruption. */
const FOUNDATIONS: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: 'its logs are deleted',
  aws_ec2_transit_gateway: 'links between accounts break',
  aws_ec2_transit_gateway_vpc_attachment: 'links to other accounts break',
  aws_eip: 'an address that others may have allowed is given back',
  aws_eks_node_group: 'its nodes and their pods are ended',
  aws_grafana_workspace: 'its dashboards are deleted',
  aws_iam_openid_connect_provider: 'roles that trust it can no longer be assumed',
  aws_internet_gateway: 'traffic from and to the internet stops',
  aws_nat_gateway: 'connections to the internet break',
  aws_subnet: 'everything that has an address in it goes first',
  aws_vpc_endpoint: 'traffic to the AWS service goes elsewhere or nowhere',
};

export const destructionRules: readonly Rule[] = [
  {
    id: 'LF-DESTROY-001',
    title: 'Something that cannot be brought back is destroyed',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale: 'The resource holds state, or other things cannot live without it; no later apply brings it back.',
      source: 'AWS Well-Architected Framework, REL09-BP02 and OPS05-BP10',
      fix: 'Keep it; or, when it is meant, accept the finding in the environment file with a reason and a date.',
      alsoKnownAs: [],
    },
    check: (change, { label }) =>
      ends(change, 'delete', IRREPLACEABLE, (lost) => `${label} is destroyed, and with it ${lost}`),
  },
  {
    id: 'LF-DESTROY-002',
    title: 'Something that cannot be brought back is replaced',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale: 'A replacement destroys the resource; what takes its place is empty and has another identity.',
      source: 'Terraform documentation, "Plan: replacement of resources"',
      fix: 'Undo the attribute that forces it, add a moved block when it was renamed, or build the new one beside the old.',
      alsoKnownAs: [],
    },
    check: (change, { label }) =>
      ends(change, 'replace', IRREPLACEABLE, (lost) => `${label} is replaced${causeOf(change)}, and loses ${lost}`),
  },
  {
    id: 'LF-DESTROY-003',
    title: 'Something that others stand on is destroyed or replaced',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'It can be made again, but what uses it is interrupted, and addresses or history are lost.',
      source: 'AWS Well-Architected Framework, REL08-BP04',
      fix: 'Plan a window, or build the new one first and move what uses the old one.',
      alsoKnownAs: [],
    },
    check: (change, { label }) =>
      ends(change, 'delete', FOUNDATIONS, (then) => `${label} is destroyed: ${then}`) ??
      ends(change, 'replace', FOUNDATIONS, (then) => `${label} is replaced${causeOf(change)}: ${then}`),
  },
  {
    id: 'LF-DESTROY-004',
    title: 'A guarded resource is forgotten',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'It stays in AWS and costs money, but nobody manages, reviews or watches it any more.',
      source: 'Terraform documentation, "Removing resources"',
      fix: 'Import it where it is to be managed, and say so in the pull request.',
      alsoKnownAs: [],
    },
    check: ({ action, type }, { label }) =>
      action.kind === 'forget' && (type in IRREPLACEABLE || type in FOUNDATIONS)
        ? `${label} stays in AWS, and Terraform forgets it`
        : undefined,
  },
  {
    id: 'LF-DESTROY-005',
    title: 'Terraform does what Landfall does not know',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'A newer Terraform plans an action that this review has no rules for.',
      source: 'Terraform documentation, "JSON Output Format"',
      fix: 'Read the plan itself, and update Landfall.',
      alsoKnownAs: [],
    },
    check: ({ action }, { label }) =>
      action.kind === 'unknown' ? `${label}: Terraform's action is ${action.words.join(', ')}` : undefined,
  },
];

function ends(
  { action, type, deposed }: Change,
  kind: 'delete' | 'replace',
  types: Readonly<Record<string, string>>,
  sentence: (loss: string) => string,
): string | undefined {
  // A deposed object is what is left of an earlier replacement.
  const loss = Object.hasOwn(types, type) ? types[type] : undefined;
  return action.kind === kind && deposed === undefined && loss !== undefined ? sentence(loss) : undefined;
}

function causeOf({ attributes, reason }: Change): string {
  const causes = attributes.filter(({ forcesReplacement }) => forcesReplacement).map(({ path }) => path);
  if (causes.length > 0) return ` because of ${causes.join(', ')}`;
  return reason === 'replace_because_tainted' ? ' because it is tainted' : '';
}
