import { acm } from './acm';
import { apiGatewayParts } from './api-gateway-parts';
import { appMesh } from './app-mesh';
import { appMeshNode } from './app-mesh-node';
import { appMeshRoute } from './app-mesh-route';
import { appScaling } from './app-scaling';
import { autoscaling } from './autoscaling';
import { backup } from './backup';
import { cloudtrail } from './cloudtrail';
import { cloudwatch } from './cloudwatch';
import { cognito } from './cognito';
import { config } from './config';
import { cost } from './cost';
import { defaultNetwork } from './default-network';
import { dnsFirewall } from './dns-firewall';
import { dynamodb } from './dynamodb';
import { ec2Account } from './ec2-account';
import { ec2Instance } from './ec2-instance';
import { ecr } from './ecr';
import { ecs } from './ecs';
import { efs } from './efs';
import { eks } from './eks';
import { eksCompute } from './eks-compute';
import { elb } from './elb';
import { elbListener } from './elb-listener';
import { elbTargetGroup } from './elb-target-group';
import { eventbridge } from './eventbridge';
import { eventBuses } from './events';
import { firehose } from './firehose';
import { glue } from './glue';
import { grafana } from './grafana';
import { guarddutyLists } from './guardduty-lists';
import { iam } from './iam';
import { iamUsers } from './iam-users';
import { identityCenter } from './identity-center';
import { ipam } from './ipam';
import { kms } from './kms';
import { lambda } from './lambda';
import { lambdaCalls } from './lambda-calls';
import { launchTemplate } from './launch-template';
import { logs } from './logs';
import { networkFirewall } from './network-firewall';
import { oam } from './oam';
import { organizations } from './organizations';
import { prometheus } from './prometheus';
import { ram } from './ram';
import { rdsDatabases } from './rds';
import { rolesAnywhere } from './roles-anywhere';
import { route53 } from './route53';
import { route53Resolver } from './route53-resolver';
import { s3 } from './s3';
import { s3DataProtection } from './s3-data-protection';
import { s3Options } from './s3-options';
import { secretsManager } from './secrets-manager';
import { securityHub } from './security-hub';
import { serverless } from './serverless';
import { serviceDiscovery } from './service-discovery';
import { sns } from './sns';
import { sqs } from './sqs';
import { ssm } from './ssm';
import { ssmMaintenance } from './ssm-maintenance';
import { stepFunctions } from './step-functions';
import { subnetGroups } from './subnet-groups';
import { threatDetection } from './threat-detection';
import { transitGateway } from './transit-gateway';
import { vpc } from './vpc';
import { vpcEndpoint } from './vpc-endpoint';
import { vpcLattice } from './vpc-lattice';
import { vpcLatticeTarget } from './vpc-lattice-target';
import { vpcOptions } from './vpc-options';
import { vpcRouting } from './vpc-routing';
import { vpcSecurity } from './vpc-security';
import { vpn } from './vpn';
import { xray } from './xray';
import type { FactsByType, ResourceFacts } from './resource-facts';

/** The tables by service. */
export const awsTables: Readonly<Record<string, FactsByType>> = {
  acm,
  apiGatewayParts,
  appMesh,
  appMeshNode,
  appMeshRoute,
  appScaling,
  autoscaling,
  backup,
  cloudtrail,
  cloudwatch,
  cognito,
  config,
  cost,
  defaultNetwork,
  dnsFirewall,
  dynamodb,
  ec2Account,
  ec2Instance,
  ecr,
  ecs,
  efs,
  eks,
  eksCompute,
  elb,
  elbListener,
  elbTargetGroup,
  eventbridge,
  eventBuses,
  firehose,
  glue,
  grafana,
  guarddutyLists,
  iam,
  iamUsers,
  identityCenter,
  ipam,
  kms,
  lambda,
  lambdaCalls,
  launchTemplate,
  logs,
  networkFirewall,
  oam,
  organizations,
  prometheus,
  ram,
  rdsDatabases,
  rolesAnywhere,
  route53,
  route53Resolver,
  s3,
  s3DataProtection,
  s3Options,
  secretsManager,
  securityHub,
  serverless,
  serviceDiscovery,
  sns,
  sqs,
  ssm,
  ssmMaintenance,
  stepFunctions,
  subnetGroups,
  threatDetection,
  transitGateway,
  vpc,
  vpcEndpoint,
  vpcLattice,
  vpcLatticeTarget,
  vpcOptions,
  vpcRouting,
  vpcSecurity,
  vpn,
  xray,
};

/**
 * What most AWS types share, for attributes that a type has: the three that the provider adds itself.
 * A change of `region` replaces the resource; an unset one is the provider's.
 */
export const awsCommonFacts: ResourceFacts = {
  optionalComputed: ['id', 'region', 'tags_all'],
  forceNew: ['region'],
  computed: { region: '{region}' },
  knownAtPlan: ['region', 'tags_all'],
};

const factsByType = new Map<string, ResourceFacts>(Object.values(awsTables).flatMap((table) => Object.entries(table)));

/** The facts of an AWS resource type, without `awsCommonFacts`; `undefined` for types that nobody has looked at yet. */
export function factsFor(type: string): ResourceFacts | undefined {
  return factsByType.get(type);
}
