import { LandfallError } from '@landfall/contracts';
import { z } from 'zod';
import type { PlannedStack } from './manifest';

const planSchema = z.looseObject({
  resource_changes: z
    .array(
      z.looseObject({
        mode: z.string(),
        type: z.string(),
        address: z.string(),
        previous_address: z.string().optional(),
        change: z.looseObject({
          actions: z.array(z.string()),
          before: z.unknown().optional(),
          after: z.unknown().optional(),
          importing: z.unknown().optional(),
        }),
      }),
    )
    .default([]),
  prior_state: z.looseObject({ values: z.looseObject({ root_module: z.unknown().optional() }).optional() }).optional(),
});

/** What the rest of the plan needs to know of one stack's plan. */
export interface PlanFacts {
  readonly counts: PlannedStack['counts'];

  /** Whether the stack has a resource already. */
  readonly applied: boolean;

  /** Names of SSM parameters, contracts among them, whose value a reader would see change. */
  readonly changedParameters: ReadonlySet<string>;
}

/** @throws LandfallError `PLAN_UNREADABLE` for what is not a plan. */
export function planFacts(planJson: string, at: string): PlanFacts {
  const { data: plan, error } = planSchema.safeParse(JSON.parse(planJson));
  if (plan === undefined) {
    throw new LandfallError('PLAN_UNREADABLE', `terraform show printed no plan: ${error.issues[0]?.message ?? ''}`, at);
  }
  const managed = plan.resource_changes.filter(({ mode }) => mode === 'managed');
  const count = (action: string): number => managed.filter(({ change }) => change.actions.includes(action)).length;
  const parameters = managed.filter(
    ({ type, change }) => type === 'aws_ssm_parameter' && !change.actions.every((action) => action === 'no-op'),
  );
  return {
    counts: {
      add: count('create'),
      change: count('update'),
      destroy: count('delete'),
      import: managed.filter(({ change }) => change.importing !== undefined).length,
      forget: count('forget'),
      move: managed.filter(({ previous_address: from, address }) => from !== undefined && from !== address).length,
    },
    applied: managedResourceIn(plan.prior_state?.values?.root_module),
    changedParameters: new Set(parameters.flatMap(({ change }) => [...nameOf(change.before), ...nameOf(change.after)])),
  };
}

const stateSchema = z.looseObject({ values: z.looseObject({ root_module: z.unknown().optional() }).optional() });

/** Whether a state, as `terraform show -json` prints it, has a resource that Terraform manages. */
export function managedResourcesIn(stateJson: string): boolean {
  return managedResourceIn(stateSchema.safeParse(JSON.parse(stateJson)).data?.values?.root_module);
}

const moduleSchema = z.looseObject({
  resources: z.array(z.looseObject({ mode: z.string() })).default([]),
  child_modules: z.array(z.unknown()).default([]),
});

function managedResourceIn(module: unknown): boolean {
  const { data } = moduleSchema.safeParse(module);
  if (data === undefined) return false;
  return data.resources.some(({ mode }) => mode === 'managed') || data.child_modules.some(managedResourceIn);
}

function nameOf(values: unknown): readonly string[] {
  const { data } = z.looseObject({ name: z.string() }).safeParse(values);
  return data === undefined ? [] : [data.name];
}
