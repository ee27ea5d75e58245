/** What Terraform does to a resource. */
export type ChangeKind = 'create' | 'update' | 'replace' | 'destroy' | 'forget';

/** One change of a plan. */
export interface PlannedChange {
  /** `module.network.aws_subnet.private["a"]` */
  readonly address: string;
  readonly type: string;
  readonly kind: ChangeKind;

  /** Paths that differ, for updates and replacements: `['tags.Name']`. A value that is only known after apply differs. */
  readonly attributes: readonly string[];

  /** Paths that force the replacement: `['cidr_block']`. */
  readonly forcedBy: readonly string[];
}

type PathStep = string | number;

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly type: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: unknown;
      readonly after: unknown;
      readonly after_unknown: unknown;
      readonly replace_paths?: readonly (readonly PathStep[])[];
    };
  }[];
}

/** The changes in the JSON of a plan: managed resources that something happens to. */
export function plannedChanges(planJson: string): readonly PlannedChange[] {
  const { resource_changes: changes = [] } = JSON.parse(planJson) as PlanJson;
  return changes.flatMap(({ address, mode, type, change }): readonly PlannedChange[] => {
    const kind = kindOf(change.actions);
    if (mode !== 'managed' || kind === undefined) return [];
    const attributes =
      kind === 'update' || kind === 'replace'
        ? [...new Set(differences(change.before, change.after, change.after_unknown, []))]
        : [];
    return [{ address, type, kind, attributes, forcedBy: (change.replace_paths ?? []).map(pathText) }];
  });
}

/** One line for each change, in Terraform's symbols. */
export function formatChanges(changes: readonly PlannedChange[]): string {
  return changes
    .map(({ kind, address, attributes, forcedBy }) => {
      const paths = kind === 'replace' ? forcedBy : attributes;
      return `  ${SYMBOLS[kind].padEnd(3)} ${address}${paths.length === 0 ? '' : ` (${paths.join(', ')})`}`;
    })
    .join('\n');
}

const SYMBOLS: Readonly<Record<ChangeKind, string>> = {
  create: '+',
  update: '~',
  replace: '-/+',
  destroy: '-',
  forget: '.',
};

function kindOf(actions: readonly string[]): ChangeKind | undefined {
  if (actions.includes('create')) return actions.includes('delete') ? 'replace' : 'create';
  if (actions.includes('delete')) return 'destroy';
  if (actions.includes('update')) return 'update';
  return actions.includes('forget') ? 'forget' : undefined;
}

function differences(before: unknown, after: unknown, unknown: unknown, path: readonly PathStep[]): readonly string[] {
  if (unknown === true) return [pathText(path)];
  const [one, other, unknowns] = [partsOf(before), partsOf(after), partsOf(unknown)];
  if (one === undefined || other === undefined) {
    return JSON.stringify(before ?? null) === JSON.stringify(after ?? null) ? [] : [pathText(path)];
  }
  const steps = new Set([...one.keys(), ...other.keys(), ...(unknowns?.keys() ?? [])]);
  return [...steps].flatMap((step) =>
    differences(one.get(step), other.get(step), unknowns?.get(step), [...path, step]),
  );
}

function partsOf(value: unknown): ReadonlyMap<PathStep, unknown> | undefined {
  if (Array.isArray(value)) return new Map(value.map((part: unknown, index) => [index, part] as const));
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

function pathText(path: readonly PathStep[]): string {
  return path
    .map((step, at) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\w-]+$/.test(step) ? `${at > 0 ? '.' : ''}${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('');
}
