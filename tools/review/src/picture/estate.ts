import { configuredAddress, expressionAt, type Step } from '../plan/expressions';
import { plannedAt } from '../plan/directory';
import type { PlanDocument, PlannedResource } from '../plan/plan-document';
import type { PictureChange } from '../model/review';

/** What the picture needs of a plan. */
export type PicturedPlan = Pick<PlanDocument, 'expressions' | 'resourceChanges'>;

/** A plan that belongs to the picture. */
export interface PicturedStack {
  /** `dev-network` */
  readonly id: string;
  readonly plan: PicturedPlan;
}

/** A resource of any stack, as the picture sees it: what will be there, or what was. */
export interface Item {
  /** Unique across stacks: `dev-network/aws_vpc.main`. */
  readonly id: string;
  readonly type: string;
  readonly change: PictureChange;
  readonly resource: PlannedResource;
  readonly plan: PicturedPlan;
}

/** All resources of an environment, and who refers to whom across its stacks. */
export interface Estate {
  ofType(...types: readonly string[]): readonly Item[];

  /** The resource that an attribute refers to. */
  referredBy(item: Item, ...path: readonly Step[]): Item | undefined;
}

export function estateOf(stacks: readonly PicturedStack[]): Estate {
  const items = stacks.flatMap(({ id, plan }) =>
    plan.resourceChanges.flatMap((resource) => itemOf(id, plan, resource)),
  );
  const byId = new Map<string, Item>();
  const byAddress = new Map<PicturedPlan, Map<string, Item>>();
  for (const item of items) {
    for (const side of [item.resource.before, item.resource.after]) {
      for (const id of [side?.['id'], side?.['arn'], item.type === 'aws_eks_cluster' ? side?.['name'] : undefined]) {
        if (typeof id === 'string') byId.set(keyOf(item.type, id), item);
      }
    }
    const own = byAddress.get(item.plan) ?? new Map<string, Item>();
    byAddress.set(item.plan, own.set(item.resource.address, item));
  }
  const byValue = (value: string): Item | undefined => byId.get(value) ?? byId.get(`aws_eks_cluster ${value}`);
  return {
    ofType: (...types) => items.filter(({ type }) => types.includes(type)),
    referredBy: (item, ...path) => {
      const value = valueOf(item, ...path);
      if (typeof value === 'string') return byValue(value);
      const expressions = item.plan.expressions.get(configuredAddress(item.resource.address)) ?? {};
      const references = expressionAt(expressions, path)?.references ?? [];
      const own = byAddress.get(item.plan);
      return references.map((reference) => own?.get(reference)).find((found) => found !== undefined);
    },
  };
}

/** Ids of AWS tell their type; names have it put before them. */
function keyOf(type: string, id: string): string {
  return /^(?:arn:|[a-z]+-[0-9a-f]{8,})/.test(id) ? id : `${type} ${id}`;
}

function itemOf(stack: string, plan: PicturedPlan, resource: PlannedResource): readonly Item[] {
  if (resource.mode !== 'managed' || resource.deposed !== undefined) return [];
  const { address, type, actions } = resource;
  return [{ id: `${stack}/${address}`, type, change: changeOf(actions), resource, plan }];
}

function changeOf(actions: readonly string[]): PictureChange {
  switch (actions.join(' ')) {
    case 'no-op':
    case 'read':
      return 'same';
    case 'create':
      return 'added';
    case 'delete':
    case 'forget':
      return 'removed';
    case 'delete create':
    case 'create delete':
      return 'replaced';
    default:
      return 'changed';
  }
}

/** A value of what will be there; of what was, for a resource that goes. */
export function valueOf({ resource }: Item, ...path: readonly Step[]): string | number | boolean | undefined {
  const value = plannedAt(resource.after ?? resource.before, path);
  const usable = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return usable && value !== '' ? value : undefined;
}

/** A value as text; undefined when it is not known. */
export function textOf(item: Item, ...path: readonly Step[]): string | undefined {
  const value = valueOf(item, ...path);
  return value === undefined ? undefined : String(value);
}

/** Texts of a list that are known. */
export function textsOf({ resource }: Item, ...path: readonly Step[]): readonly string[] {
  const value = plannedAt(resource.after ?? resource.before, path);
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/**
 * A description of what was and what will be, each in a word: `1.34 → 1.35`, or just one of them when they are the same.
 */
export function transition(item: Item, describe: (item: Item) => string | undefined): string | undefined {
  const { before, after } = item.resource;
  if (before === undefined || after === undefined) return describe(item);
  const was = describe({ ...item, resource: { ...item.resource, after: undefined } });
  const is = describe(item);
  return was === undefined || is === undefined || was === is ? is : `${was} → ${is}`;
}
