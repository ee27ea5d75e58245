import { meaningsOf } from '../meaning/meanings-of';
import type { Change } from '../model/change';
import type { Rename, StackReview } from '../model/review';
import { actionOf } from './action-of';
import { attributeChanges } from './attribute-changes';
import { type ConstructTree, constructTree } from './construct-tree';
import { type Directory, directoryOf } from './directory';
import { configuredAddress } from './expressions';
import { failedChecks } from './failed-checks';
import { moduleSteps } from './module-steps';
import { givenChanges } from './outputs';
import type { PlanDocument, PlannedResource } from './plan-document';
import { type OneSided, renamesIn } from './renames';
import { subjectOf } from './subject';

export interface StackReviewProps {
  /** `dev-network` */
  readonly id: string;
  readonly layer: string;
  readonly plan: PlanDocument;

  /**
   * The parsed `cdk.tf.json` that was planned.
   * @default none: changes have no construct path and no module
   */
  readonly configuration?: unknown;

  /**
   * The parsed `cdk.tf.json` of the base, which says where deleted resources stood.
   * @default none: deletes and creates are paired by their attributes only
   */
  readonly baseConfiguration?: unknown;
}

/** What the plan of one stack does, in words of constructs. Holds no sensitive value. */
export function stackReviewOf({ id, layer, plan, configuration, baseConfiguration }: StackReviewProps): StackReview {
  const trees = [constructTree(configuration), constructTree(baseConfiguration)] as const;
  const context = { plan, tree: joined(...trees), directory: directoryOf(plan, joined(...trees)) };
  const steps = moduleSteps(baseConfiguration, configuration);
  const outputs = givenChanges(plan.outputs);
  const managed = plan.resourceChanges.filter(({ mode }) => mode === 'managed');
  return {
    id,
    layer,
    status: { kind: 'planned' },
    changes: inAddressOrder(managed.filter(isChange).map((resource) => changeOf(resource, context))),
    drift: inAddressOrder(plan.resourceDrift.map((resource) => changeOf(resource, context)).filter(differs)),
    failedChecks: failedChecks(plan),
    renames: renames(managed, ...trees),
    ...(outputs.length > 0 && { outputs }),
    ...(plan.invocations.length > 0 && { invocations: plan.invocations }),
    ...(steps.length > 0 && { moduleSteps: steps }),
  };
}

interface Context {
  readonly plan: PlanDocument;
  readonly tree: ConstructTree;
  readonly directory: Directory;
}

/** Deleted resources are in the tree of the base only. */
function joined(head: ConstructTree, base: ConstructTree): ConstructTree {
  return {
    pathOf: (address) => head.pathOf(address) ?? base.pathOf(address),
    moduleOf: (address) => head.moduleOf(address) ?? base.moduleOf(address),
  };
}

function changeOf(resource: PlannedResource, { plan, tree, directory }: Context): Change {
  const { address, type, provider, before, after, replacePaths, importing } = resource;
  const expressions = plan.expressions.get(configuredAddress(address));
  const sides = { before, after };
  const action = actionOf(resource.actions);
  // What is forgotten stays as it is.
  const attributes = action.kind === 'forget' ? [] : attributeChanges(sides, { replacePaths, expressions });
  const constructPath = tree.pathOf(address);
  const module = tree.moduleOf(address);
  return {
    address,
    type,
    provider,
    action,
    ...(resource.reason !== undefined && { reason: resource.reason }),
    ...(resource.previousAddress !== undefined && { movedFrom: resource.previousAddress }),
    ...(importing !== undefined && { importedFrom: importing }),
    ...(resource.deposed !== undefined && { deposed: resource.deposed }),
    ...(constructPath !== undefined && { constructPath }),
    ...(module !== undefined && { module }),
    attributes,
    meanings: meaningsOf(subjectOf({ ...sides, address, type, action, attributes, directory, expressions })),
  };
}

/** What AWS only writes in another way has not drifted. */
function differs({ attributes }: Change): boolean {
  return attributes.some(({ noise }) => !noise);
}

/** A move or an import alone is a change, though nothing is done to the resource. */
function isChange({ actions, previousAddress, importing }: PlannedResource): boolean {
  const { kind } = actionOf(actions);
  if (kind === 'read') return false;
  return kind !== 'no-op' || previousAddress !== undefined || importing !== undefined;
}

function inAddressOrder(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

function renames(managed: readonly PlannedResource[], head: ConstructTree, base: ConstructTree): readonly Rename[] {
  const only = (kind: 'delete' | 'create', tree: ConstructTree): readonly OneSided[] =>
    managed.flatMap(({ address, type, actions, before, after, deposed }) => {
      if (actionOf(actions).kind !== kind || deposed !== undefined) return [];
      const values = kind === 'delete' ? before : after;
      return values === undefined ? [] : [{ address, type, values, constructPath: tree.pathOf(address) }];
    });
  return renamesIn(only('delete', base), only('create', head));
}
