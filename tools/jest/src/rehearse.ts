import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import {
  Cloud,
  type Fault,
  findTerraform,
  parseFault,
  type RulesFile,
  runCommand,
  startRehearsal,
  typesInUseIn,
} from '@landfall/rehearsal';
import { type PlannedChange, plannedChanges } from './planned-change';
import { type Configuration, sourceFolders, workingFolder } from './working-folder';

export interface RehearseOptions {
  /**
   * Folder whose installed `@cdktf/provider-*` packages decide which providers there are.
   *
   * @default the current directory
   */
  readonly from?: string;

  /**
   * What exists already; a copy is worked on.
   *
   * @default nothing
   */
  readonly cloud?: Cloud;

  /**
   * Account of provider configurations that name none.
   *
   * @default 123456789012
   */
  readonly account?: string;

  /**
   * Region of provider configurations that name none.
   *
   * @default us-east-1
   */
  readonly region?: string;

  /**
   * Values of input variables.
   *
   * @default none
   */
  readonly variables?: Readonly<Record<string, unknown>>;

  /**
   * Failures to inject, such as `apply:3=throttle` or `apply:aws_subnet.2=fail`.
   *
   * @default none
   */
  readonly faults?: readonly string[];

  /**
   * Rules beside those of Landfall, rules that are switched off, and quotas.
   *
   * @default those of Landfall
   */
  readonly rules?: RulesFile;
}

/** How the rehearsal of a configuration ended. */
export type RehearsalOutcome =
  | { readonly kind: 'applied' }
  | {
      readonly kind: 'failed';
      readonly step: 'init' | 'plan' | 'apply';

      /** Everything that Terraform wrote. */
      readonly output: string;
    };

/** What a rehearsal has shown: what `rehearse()` gives and the matchers look at. */
export interface RehearsedConfiguration {
  readonly outcome: RehearsalOutcome;

  /** What the plan does; empty when there was none. */
  readonly changes: readonly PlannedChange[];

  /** What a plan right after the apply still wants; empty when nothing, or when there was no apply. */
  readonly remaining: readonly PlannedChange[];

  /** Values of the outputs after the apply. */
  readonly outputs: Readonly<Record<string, unknown>>;

  /** What exists after the apply. */
  readonly cloud: Cloud;

  /**
   * Rehearses another version of the configuration over this one: the same state, in a copy of the same cloud.
   *
   * @param options Options that differ; faults are not kept.
   */
  change(to: Configuration, options?: RehearseOptions): Promise<RehearsedConfiguration>;
}

/**
 * Plans, applies and plans again a configuration, with the real terraform and simulated providers.
 *
 * @param configuration A function that adds to an empty cdktf stack, a cdktf stack, or a folder with Terraform files.
 * @throws LandfallError TERRAFORM_NOT_FOUND, TERRAFORM_TOO_OLD, CONFIGURATION_NOT_FOUND, FAULT_INVALID
 */
export function rehearse(configuration: Configuration, options: RehearseOptions = {}): Promise<RehearsedConfiguration> {
  return rehearseOver('', configuration, options);
}

type Run = (...args: readonly string[]) => Promise<{ readonly code: number | null; readonly output: string }>;

async function rehearseOver(
  stateBefore: string,
  configuration: Configuration,
  options: RehearseOptions,
): Promise<RehearsedConfiguration> {
  const { path: terraform } = await findTerraform();
  const faults = (options.faults ?? []).map(callFault);
  const cloud = Cloud.fromJSON((options.cloud ?? new Cloud()).toJSON());
  const scratch = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const [state, data] = [join(scratch, 'terraform.tfstate'), join(scratch, 'data')];
  try {
    if (stateBefore !== '') writeFileSync(state, stateBefore);
    const folder = workingFolder(configuration, scratch, state);
    const variables = JSON.stringify(options.variables ?? {});
    writeFileSync(join(folder, 'zz_rehearsal.auto.tfvars.json'), variables);
    const rehearsal = await startRehearsal({
      from: options.from ?? process.cwd(),
      cloud,
      faults,
      ...options.rules,
      accountDefaults: { ...only('account', options.account), ...only('region', options.region) },
      typesInUse: () => typesInUseIn([...sourceFolders(folder, data), scratch]),
    });
    const env = { ...rehearsal.env, TF_DATA_DIR: data };
    const run: Run = async (...args) => runCommand(terraform, args, { cwd: folder, env });
    try {
      const shown = await runSteps(run, scratch);
      const stateAfter = existsSync(state) ? readFileSync(state, 'utf8') : '';
      return {
        ...shown,
        outputs: outputsIn(stateAfter),
        cloud,
        change: (to, further = {}) => rehearseOver(stateAfter, to, { ...options, faults: [], cloud, ...further }),
      };
    } finally {
      await rehearsal.close();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function runSteps(
  run: Run,
  scratch: string,
): Promise<Pick<RehearsedConfiguration, 'outcome' | 'changes' | 'remaining'>> {
  const failed = (step: 'init' | 'plan' | 'apply', output: string, changes: readonly PlannedChange[] = []) =>
    ({ outcome: { kind: 'failed', step, output }, changes, remaining: [] }) as const;
  const planIn = async (file: string) => {
    const planned = await run('plan', '-input=false', '-no-color', '-detailed-exitcode', `-out=${file}`);
    if (planned.code !== 0 && planned.code !== 2) return { failure: planned.output, changes: [] };
    return { changes: planned.code === 0 ? [] : plannedChanges((await run('show', '-json', file)).output) };
  };
  const initialized = await run('init', '-input=false', '-no-color');
  if (initialized.code !== 0) return failed('init', initialized.output);
  const file = join(scratch, 'rehearsal.tfplan');
  const { changes, failure } = await planIn(file);
  if (failure !== undefined) return failed('plan', failure);
  const applied = await run('apply', '-input=false', '-no-color', file);
  if (applied.code !== 0) {
    return failed('apply', applied.code === null ? `${applied.output}\nended by a signal` : applied.output, changes);
  }
  const again = await planIn(join(scratch, 'second.tfplan'));
  if (again.failure !== undefined) return failed('plan', again.failure, changes);
  return { outcome: { kind: 'applied' }, changes, remaining: again.changes };
}

function callFault(text: string): Fault {
  const request = parseFault(text);
  if (request.kind === 'call') return request.fault;
  const message =
    'a lock is held in an S3 backend, got a state that the rehearsal keeps itself; write apply=fail or the like';
  throw new LandfallError('FAULT_INVALID', message, text);
}

function only<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, string>>);
}

function outputsIn(state: string): Readonly<Record<string, unknown>> {
  if (state === '') return {};
  const { outputs = {} } = JSON.parse(state) as { readonly outputs?: Readonly<Record<string, { value: unknown }>> };
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}
