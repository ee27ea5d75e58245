import type { ConstructTree } from './construct-tree';
import type { PlanDocument } from './plan-document';
import {
  isPlannedList,
  isPlannedRecord,
  type PlannedRecord,
  type PlannedSides,
  type PlannedValue,
} from './planned-value';

/** Who is who in a plan: finds resources by the ids that others refer to them with. */
export interface Directory {
  /** What people call the resource at an address: its construct path, else the address. */
  labelOf(address: string): string;

  /**
   * Label of the resource that an attribute refers to by id, ARN or name; undefined when the plan has none.
   *
   * @param attribute Name of the attribute: says whose name a name is.
   */
  labelOfId(id: string, attribute: string): string | undefined;

  /** Label of the resource that a reference such as `aws_vpc.main.id` leads to; undefined when the plan has none. */
  labelOfReference(reference: string): string | undefined;

  /** What a reference such as `aws_vpc.main.id` stands for after the change. */
  valueOf(reference: string): PlannedValue | undefined;
}

/** Addresses in the root module: CDKTF references lead nowhere else. */
const REFERENCE = /^((?:data\.)?[a-z]\w*\.[\w-]+(?:\[[^\]]*\])?)((?:\.\w+|\[\d+\])*)$/;

/** Types that others refer to by name, by the attribute that does it. */
const NAMED: Readonly<Record<string, string>> = {
  bucket: 'aws_s3_bucket',
  cluster_name: 'aws_eks_cluster',
  function_name: 'aws_lambda_function',
  group: 'aws_iam_group',
  repository: 'aws_ecr_repository',
  role: 'aws_iam_role',
  user: 'aws_iam_user',
};

/** ARNs and ids with random characters belong to one resource, whatever the attribute. */
const UNIQUE = /^arn:|[0-9a-f]{8,}/;

export function directoryOf(plan: PlanDocument, tree: ConstructTree): Directory {
  const sides = new Map<string, PlannedSides>();
  const byId = new Map<string, string>();
  const types = new Map<string, string>();
  for (const { address, deposed, mode, type, before, after } of plan.resourceChanges) {
    if (deposed !== undefined || mode === 'data') continue;
    sides.set(address, { before, after });
    types.set(address, type);
    for (const key of [before, after].flatMap((side) => idsOf(type, side))) {
      const other = types.get(byId.get(key) ?? '');
      // What belongs to a resource, such as its policy, takes over its id; its type has the longer name.
      if (other === undefined || type.length < other.length) byId.set(key, address);
    }
  }
  const labelOf = (address: string): string => tree.pathOf(address) ?? address;
  const addressIn = (reference: string): string | undefined => {
    const address = REFERENCE.exec(reference)?.[1];
    return address !== undefined && sides.has(address) ? address : undefined;
  };
  return {
    labelOf,
    labelOfId: (id, attribute) => mapped(byId.get(UNIQUE.test(id) ? id : `${NAMED[attribute] ?? ''} ${id}`), labelOf),
    labelOfReference: (reference) => mapped(addressIn(reference), labelOf),
    valueOf: (reference) => {
      const [, address = '', attributes = ''] = REFERENCE.exec(reference) ?? [];
      const steps = [...attributes.matchAll(/\.(\w+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
      return steps.length === 0 ? undefined : plannedAt(sides.get(address)?.after, steps);
    },
  };
}

/** Keys that a resource is found by: unique ids as they are, names with the type before them. */
function idsOf(type: string, side: PlannedRecord | undefined): readonly string[] {
  const texts = ['id', 'arn', 'name', 'bucket'].flatMap((attribute) => {
    const value = side?.[attribute];
    return typeof value === 'string' && value !== '' ? [[attribute, value] as const] : [];
  });
  return texts.flatMap(([attribute, text]) => {
    if (UNIQUE.test(text)) return attribute === 'id' || attribute === 'arn' ? [text] : [`${type} ${text}`];
    return [`${type} ${text}`];
  });
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
