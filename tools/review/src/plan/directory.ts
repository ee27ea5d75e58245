import type { ConstructTree } from './construct-tree';
import type { PlanDocument } from './plan-document';
import { isPlannedList, isPlannedRecord, plannedSides, type PlannedSides, type PlannedValue } from './planned-value';

/** Who is who in a plan: finds resources by the ids that others refer to them with. */
export interface Directory {
  /** What people call the resource at an address: its construct path, else the address. */
  labelOf(address: string): string;

  /** Label of the resource with an id or ARN; undefined when the plan has none. */
  labelOfId(id: string): string | undefined;

  /** Label of the resource that a reference such as `aws_vpc.main.id` leads to; undefined when the plan has none. */
  labelOfReference(reference: string): string | undefined;

  /** What a reference such as `aws_vpc.main.id` stands for after the change. */
  valueOf(reference: string): PlannedValue | undefined;
}

/** Addresses in the root module: CDKTF references lead nowhere else. */
const REFERENCE = /^((?:data\.)?[a-z]\w*\.[\w-]+(?:\[[^\]]*\])?)((?:\.\w+|\[\d+\])*)$/;

export function directoryOf(plan: PlanDocument, tree: ConstructTree): Directory {
  const sides = new Map<string, PlannedSides>();
  const byId = new Map<string, string>();
  for (const { address, deposed, mode, change } of plan.resourceChanges) {
    if (deposed !== undefined || mode === 'data') continue;
    const both = plannedSides(change);
    sides.set(address, both);
    for (const id of [both.before, both.after].flatMap((side) => [side?.['id'], side?.['arn']])) {
      if (typeof id === 'string' && id !== '') byId.set(id, address);
    }
  }
  const labelOf = (address: string): string => tree.pathOf(address) ?? address;
  const addressIn = (reference: string): string | undefined => {
    const address = REFERENCE.exec(reference)?.[1];
    return address !== undefined && sides.has(address) ? address : undefined;
  };
  return {
    labelOf,
    labelOfId: (id) => mapped(byId.get(id), labelOf),
    labelOfReference: (reference) => mapped(addressIn(reference), labelOf),
    valueOf: (reference) => {
      const [, address = '', attributes = ''] = REFERENCE.exec(reference) ?? [];
      const steps = [...attributes.matchAll(/\.(\w+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
      return steps.length === 0 ? undefined : plannedAt(sides.get(address)?.after, steps);
    },
  };
}

/** The value at a path; undefined where there is none. What lies inside a mark is that mark. */
export function plannedAt(
  value: PlannedValue | undefined,
  path: readonly (string | number)[],
): PlannedValue | undefined {
  return path.reduce<PlannedValue | undefined>((at, step) => {
    if (typeof at === 'symbol') return at;
    if (isPlannedList(at)) return typeof step === 'number' ? at[step] : undefined;
    return isPlannedRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, value);
}

function mapped<T, U>(value: T | undefined, change: (value: T) => U): U | undefined {
  return value === undefined ? undefined : change(value);
}
