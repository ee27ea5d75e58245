import { argoCdHub } from './argo-cd-hub';
import { awsLoadBalancerController } from './aws-load-balancer-controller';
import { clusterAutoscaler } from './cluster-autoscaler';
import { ebsCsiDriver } from './ebs-csi-driver';
import { efsCsiDriver } from './efs-csi-driver';
import { externalSecrets } from './external-secrets';
import { gatewayApiController } from './gateway-api-controller';
import { karpenterController } from './karpenter-controller';
import { mountpointS3 } from './mountpoint-s3';
import { nodeTerminationHandler } from './node-termination-handler';
import { privateCaIssuer } from './private-ca-issuer';
import { certManager, externalDns } from './route53';
import { adotCollector, cloudWatchAgent, fluentBit, prometheus } from './telemetry';
import { velero } from './velero';
import { vpcCni } from './vpc-cni';

/** Statements of known components, each limited to what it is given: `statementsFor.externalDns({ zoneArns })`. */
export const statementsFor = {
  adotCollector,
  argoCdHub,
  awsLoadBalancerController,
  certManager,
  cloudWatchAgent,
  clusterAutoscaler,
  ebsCsiDriver,
  efsCsiDriver,
  externalDns,
  externalSecrets,
  fluentBit,
  gatewayApiController,
  karpenterController,
  mountpointS3,
  nodeTerminationHandler,
  privateCaIssuer,
  prometheus,
  velero,
  vpcCni,
} as const;
