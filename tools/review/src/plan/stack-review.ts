import { meaningsOf } from '../meaning/meanings-of';
import type { Change } from '../model/change';
import type { Rename, StackReview } from '../model/review';
import { actionOf } from './action-of';
import { attributeChanges } from './attribute-changes';
import { type ConstructTree, constructTree } from './construct-tree';
import { type Directory, directoryOf } from './directory';
import { configuredAddress } from './expressions';
import { failedChecks } from './failed-checks';
import type { PlanDocument, PlannedResource } from './plan-document';
import { plannedSides } from './planned-value';
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
  const managed = plan.resourceChanges.filter(({ mode }) => mode === 'managed');
  return {
    id,
    layer,
    status: { kind: 'planned' },
    changes: inAddressOrder(managed.map((resource) => changeOf(resource, context)).filter(isChange)),
    drift: inAddressOrder(
      plan.resourceDrift
        .map((resource) => changeOf(resource, context))
        .filter(({ attributes }) => attributes.length > 0),
    ),
    failedChecks: failedChecks(plan),
    renames: renames(managed, ...trees),
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
    moduleOf: (path) => head.moduleOf(path) ?? base.moduleOf(path),
  };
}

function changeOf(resource: PlannedResource, { plan, tree, directory }: Context): Change {
  const { address, type, provider, change } = resource;
  const expressions = plan.expressions.get(configuredAddress(address));
  const sides = plannedSides(change);
  const action = actionOf(change.actions);
  const constructPath = tree.pathOf(address);
  const module = constructPath === undefined ? undefined : tree.moduleOf(constructPath);
  return {
    address,
    type,
    provider,
    action,
    ...(resource.reason !== undefined && { reason: resource.reason }),
    ...(resource.previousAddress !== undefined && { movedFrom: resource.previousAddress }),
    ...(change.importing !== undefined && { importedFrom: change.importing }),
    ...(resource.deposed !== undefined && { deposed: resource.deposed }),
    ...(constructPath !== undefined && { constructPath }),
    ...(module !== undefined && { module }),
    // What is forgotten stays as it is.
    attributes:
      action.kind === 'forget' ? [] : attributeChanges(sides, { replacePaths: change.replacePaths, expressions }),
    meanings: meaningsOf(subjectOf({ ...sides, address, type, action, directory, expressions })),
  };
}

function isChange({ action, movedFrom, importedFrom }: Change): boolean {
  if (action.kind === 'read') return false;
  return action.kind !== 'no-op' || movedFrom !== undefined || importedFrom !== undefined;
}

function inAddressOrder(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

function renames(managed: readonly PlannedResource[], head: ConstructTree, base: ConstructTree): readonly Rename[] {
  const only = (kind: 'delete' | 'create', tree: ConstructTree): readonly OneSided[] =>
    managed.flatMap(({ address, type, change, deposed }) => {
      if (actionOf(change.actions).kind !== kind || deposed !== undefined) return [];
      const { before, after } = plannedSides(change);
      const values = kind === 'delete' ? before : after;
      return values === undefined ? [] : [{ address, type, values, constructPath: tree.pathOf(address) }];
    });
  return renamesIn(only('delete', base), only('create', head));
}
