import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { addon } from './addons';
import { cluster } from './clusters';
import { deletionProtection, encryption, holdsData, logRetention } from './data-protection';
import { bucketAcl, clusterEndpoint, loadBalancer, publicAccessBlock, switches } from './exposure';
import {
  accessEntry,
  accessPolicy,
  accountAssignment,
  functionPermission,
  keyGrant,
  permissionSetPolicy,
  podIdentity,
} from './grants';
import { attachment, inlinePolicy, managedPolicy, organizationPolicy, role } from './identity-policies';
import { largeTexts } from './large-texts';
import { launchTemplate } from './launch-templates';
import { networkAcl, networkAclRule } from './network-acls';
import { nodeGroup } from './node-groups';
import { endpointPolicy, key, keyPolicy, resourcePolicy } from './resource-policies';
import { route, routeTable, routeTableAssociation, transitGatewayRoute } from './routes';
import { oldSecurityGroupRule, securityGroup, securityGroupRule } from './security-groups';
import { tagsOnly } from './tags';

/** Reads one kind of meaning out of a changed resource. */
type Reader = (subject: Subject) => readonly Meaning[];

/** What is read of each resource type, the most telling first. */
const READERS: Readonly<Record<string, readonly Reader[]>> = {
  aws_cloudwatch_log_group: [logRetention, encryption({ key: ['kms_key_id'] })],
  aws_cloudwatch_log_resource_policy: [resourcePolicy('policy_document', 'log groups under policy', 'policy_name')],
  aws_db_instance: [
    switches({
      attribute: 'publicly_accessible',
      on: 'database {} can be reached from the internet',
      off: 'database {} can no longer be reached from the internet',
      opens: true,
    }),
    encryption({ enabled: ['storage_encrypted'], key: ['kms_key_id'] }),
    deletionProtection('deletion_protection'),
    holdsData('database'),
  ],
  aws_default_network_acl: [networkAcl],
  aws_default_route_table: [routeTable],
  aws_default_security_group: [securityGroup],
  aws_dynamodb_table: [deletionProtection('deletion_protection_enabled'), holdsData('table')],
  aws_ebs_encryption_by_default: [encryption({ enabled: ['enabled'] })],
  aws_ebs_volume: [encryption({ enabled: ['encrypted'], key: ['kms_key_id'] }), holdsData('volume')],
  aws_ec2_transit_gateway_route: [transitGatewayRoute],
  aws_ecr_repository: [encryption({ key: ['encryption_configuration', 0, 'kms_key'] }), holdsData('repository')],
  aws_ecr_repository_policy: [resourcePolicy('policy', 'repository', 'repository')],
  aws_efs_file_system: [encryption({ enabled: ['encrypted'], key: ['kms_key_id'] }), holdsData('file system')],
  aws_eks_access_entry: [accessEntry],
  aws_eks_access_policy_association: [accessPolicy],
  aws_eks_addon: [addon],
  aws_eks_cluster: [cluster, clusterEndpoint, encryption({ key: ['encryption_config', 0, 'provider', 0, 'key_arn'] })],
  aws_eks_node_group: [nodeGroup],
  aws_eks_pod_identity_association: [podIdentity],
  aws_iam_group_policy: [inlinePolicy],
  aws_iam_group_policy_attachment: [attachment],
  aws_iam_policy: [managedPolicy],
  aws_iam_role: [role],
  aws_iam_role_policy: [inlinePolicy],
  aws_iam_role_policy_attachment: [attachment],
  aws_iam_user_policy: [inlinePolicy],
  aws_iam_user_policy_attachment: [attachment],
  aws_instance: [
    switches({
      attribute: 'associate_public_ip_address',
      on: 'instance {} has a public address',
      off: 'instance {} no longer has a public address',
      opens: true,
    }),
    holdsData('instance'),
  ],
  aws_kms_grant: [keyGrant],
  aws_kms_key: [key],
  aws_kms_key_policy: [keyPolicy],
  aws_kms_replica_key: [key],
  aws_lambda_permission: [functionPermission],
  aws_launch_template: [launchTemplate],
  aws_lb: [loadBalancer, deletionProtection('enable_deletion_protection')],
  aws_network_acl: [networkAcl],
  aws_network_acl_rule: [networkAclRule],
  aws_organizations_policy: [organizationPolicy],
  aws_prometheus_workspace: [encryption({ key: ['kms_key_arn'] }), holdsData('workspace')],
  aws_rds_cluster: [
    encryption({ enabled: ['storage_encrypted'], key: ['kms_key_id'] }),
    deletionProtection('deletion_protection'),
    holdsData('database cluster'),
  ],
  aws_route: [route],
  aws_route_table: [routeTable],
  aws_route_table_association: [routeTableAssociation],
  aws_s3_bucket: [holdsData('bucket')],
  aws_s3_bucket_acl: [bucketAcl],
  aws_s3_bucket_policy: [resourcePolicy('policy', 'bucket', 'bucket')],
  aws_s3_bucket_public_access_block: [publicAccessBlock],
  aws_s3_bucket_server_side_encryption_configuration: [
    encryption({ key: ['rule', 0, 'apply_server_side_encryption_by_default', 0, 'kms_master_key_id'] }),
  ],
  aws_secretsmanager_secret: [encryption({ key: ['kms_key_id'] }), holdsData('secret')],
  aws_secretsmanager_secret_policy: [resourcePolicy('policy', 'secret', 'secret_arn')],
  aws_security_group: [securityGroup],
  aws_security_group_rule: [oldSecurityGroupRule],
  aws_sns_topic: [encryption({ key: ['kms_master_key_id'] })],
  aws_sns_topic_policy: [resourcePolicy('policy', 'topic', 'arn')],
  aws_sqs_queue: [
    resourcePolicy('policy', 'queue'),
    encryption({ enabled: ['sqs_managed_sse_enabled'], key: ['kms_master_key_id'] }),
  ],
  aws_sqs_queue_policy: [resourcePolicy('policy', 'queue', 'queue_url')],
  aws_ssoadmin_account_assignment: [accountAssignment],
  aws_ssoadmin_managed_policy_attachment: [permissionSetPolicy],
  aws_subnet: [
    switches({
      attribute: 'map_public_ip_on_launch',
      on: 'what starts in {} gets a public address',
      off: 'what starts in {} no longer gets a public address',
      opens: true,
    }),
  ],
  aws_vpc_endpoint: [endpointPolicy],
  aws_vpc_security_group_egress_rule: [securityGroupRule('egress')],
  aws_vpc_security_group_ingress_rule: [securityGroupRule('ingress')],
};

/** Read of every type. */
const ANY: readonly Reader[] = [largeTexts, tagsOnly];

/** What a change means, in sentences; empty when there is nothing to say beyond its attributes. */
export function meaningsOf(subject: Subject): readonly Meaning[] {
  if (['no-op', 'forget', 'read'].includes(subject.action.kind)) return [];
  const own = Object.hasOwn(READERS, subject.type) ? (READERS[subject.type] ?? []) : [];
  return [...own, ...ANY].flatMap((read) => read(subject));
}
