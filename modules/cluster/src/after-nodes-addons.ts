import { Problems } from '@landfall/contracts';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type AddonOptions } from './addon-options';
import { type AddonPhaseProps, type AddonPlan, chooseVersions } from './addon-phase';
import type { AddonName } from './addon-versions';
import { checkCoredns, type CorednsOptions, corednsPlan } from './coredns';
import { installAddons } from './managed-addon';
import { checkOtherAddon, type OtherAddonOptions, otherAddonSpec } from './other-addon';
import { ebsCsiPlan, type EbsCsiOptions, efsCsiPlan, type EfsCsiOptions } from './storage-addons';
import {
  checkMetricsServer,
  type CloudwatchObservabilityOptions,
  cloudwatchObservabilityPlan,
  type MetricsServerOptions,
  metricsServerPlan,
} from './telemetry-addons';

export interface AfterNodesAddonsProps extends AddonPhaseProps {
  /**
   * Node groups and Fargate profiles of the same stack: add-ons are installed after them, and taken out before them.
   *
   * @default none: the nodes are there already
   */
  readonly nodes?: readonly ITerraformDependable[];

  /** @default installed, unless Auto Mode is alone */
  readonly coredns?: CorednsOptions | 'none';

  /** @default not installed */
  readonly ebsCsi?: EbsCsiOptions;

  /** @default not installed */
  readonly efsCsi?: EfsCsiOptions;

  /** Makes snapshots of volumes when they are asked for. @default not installed */
  readonly snapshotController?: AddonOptions;

  /** @default not installed */
  readonly metricsServer?: MetricsServerOptions;

  /** Reports the health of nodes, so that unhealthy ones are replaced. @default not installed */
  readonly nodeMonitoringAgent?: AddonOptions;

  /** @default not installed */
  readonly cloudwatchObservability?: CloudwatchObservabilityOptions;

  /** The operator of the AWS Distro for OpenTelemetry. Needs cert-manager in the cluster. @default not installed */
  readonly adot?: AddonOptions;

  /** Add-ons without typed options here, by their name in EKS. @default none */
  readonly others?: Readonly<Record<string, OtherAddonOptions>>;
}

/** Add-ons that become active only where nodes take their pods. */
export class AfterNodesAddons extends Construct {
  constructor(scope: Construct, id: string, props: AfterNodesAddonsProps) {
    super(scope, id);
    const { cluster, coredns = props.autoMode === 'alone' ? 'none' : {}, metricsServer, others = {} } = props;
    const path = this.node.path;
    const problems = new Problems(path);
    if (coredns !== 'none') checkCoredns(coredns, `${path}: coredns`, problems);
    if (metricsServer) checkMetricsServer(metricsServer, `${path}: metricsServer`, problems);
    for (const [name, options] of Object.entries(others)) {
      checkOtherAddon(name, options, `${path}: others.${name}`, problems);
    }
    const plans: readonly AddonPlan[] = [
      ...(coredns === 'none' ? [] : [corednsPlan(coredns)]),
      ...plain('snapshot-controller', props.snapshotController),
      ...(props.ebsCsi ? [ebsCsiPlan(props.ebsCsi)] : []),
      ...(props.efsCsi ? [efsCsiPlan(props.efsCsi)] : []),
      ...(metricsServer ? [metricsServerPlan(metricsServer)] : []),
      ...plain('eks-node-monitoring-agent', props.nodeMonitoringAgent),
      ...(props.cloudwatchObservability ? [cloudwatchObservabilityPlan(props.cloudwatchObservability)] : []),
      ...plain('adot', props.adot, ['cert-manager']),
    ];
    const typed = chooseVersions(plans, props, path, problems);
    problems.throwIfAny();
    // Others first: one of them may be what a typed one waits for.
    const other = Object.entries(others).map(([name, options]) => otherAddonSpec(name, options));
    installAddons(this, cluster, [...other, ...typed], props.nodes);
  }
}

function plain(
  name: AddonName,
  options: AddonOptions | undefined,
  after: readonly string[] = [],
): readonly AddonPlan[] {
  return options ? [{ name, options, after }] : [];
}
