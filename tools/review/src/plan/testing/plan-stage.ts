import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  catalogue,
  type Cloud,
  type CommandResult,
  findTerraform,
  runCommand,
  startRehearsal,
  typesInUseIn,
} from '@landfall/rehearsal';

/** A configuration: HCL, or what CDKTF writes. The provider is added, with an account of its own. */
export type Configuration = string | Readonly<Record<string, unknown>>;

export interface Scenario {
  /**
   * Applied first.
   * @default nothing exists
   */
  readonly before?: Configuration;

  /** Done between the apply and the plan: taints, changes behind Terraform's back. */
  readonly between?: (on: { terraform(...args: readonly string[]): Promise<CommandResult>; cloud: Cloud }) => unknown;

  /** Planned. */
  readonly after: Configuration;

  /** More words for `terraform plan`. */
  readonly options?: readonly string[];
}

/** Makes plans with the real Terraform against simulated providers. */
export interface PlanStage {
  /** Text of `terraform show -json` for the plan from one configuration to another. */
  planned(scenario: Scenario): Promise<string>;
  close(): Promise<void>;
}

export async function planStage(): Promise<PlanStage> {
  const { path: binary } = await findTerraform();
  const root = mkdtempSync(join(tmpdir(), 'plans-'));
  // Configurations hold what a test is about, and not what AWS wants to stand around it.
  const rulesOff = Object.fromEntries(
    catalogue.map(({ id }) => [id, 'tests are about plans, not about what AWS takes']),
  );
  const rehearsal = await startRehearsal({ from: __dirname, typesInUse: () => typesInUseIn([root]), rulesOff });
  let accounts = 100_000_000_000;
  return {
    planned: async ({ before, between, after, options = [] }) => {
      const cwd = mkdtempSync(join(root, 'stack-'));
      const account = String(accounts++);
      const terraform = (...args: readonly string[]): Promise<CommandResult> =>
        runCommand(binary, args, { cwd, env: rehearsal.env });
      if (before !== undefined) {
        write(cwd, before, account);
        await succeeded(terraform('init', '-no-color'));
        await succeeded(terraform('apply', '-no-color', '-auto-approve'));
        await between?.({ terraform, cloud: rehearsal.cloud });
      }
      write(cwd, after, account);
      await succeeded(terraform('init', '-no-color'));
      const { code, output } = await terraform('plan', '-no-color', '-out=tfplan', ...options);
      const shown = await terraform('show', '-json', 'tfplan');
      if (shown.code !== 0) throw new Error(`no plan was saved (${String(code)}):\n${output}`);
      return shown.output;
    },
    close: async () => {
      await rehearsal.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function write(folder: string, configuration: Configuration, account: string): void {
  const provider = {
    region: 'eu-central-1',
    allowed_account_ids: [account],
    default_tags: [{ tags: { Team: 'platform' } }],
  };
  const terraform = { required_providers: { aws: { source: 'hashicorp/aws' } } };
  writeFileSync(join(folder, 'header.tf.json'), JSON.stringify({ terraform, provider: { aws: [provider] } }));
  for (const [file, wanted] of [
    ['main.tf', 'string'],
    ['cdk.tf.json', 'object'],
  ] as const) {
    const content = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
    rmSync(join(folder, file), { force: true });
    if (typeof configuration === wanted) writeFileSync(join(folder, file), content);
  }
}

async function succeeded(running: Promise<CommandResult>): Promise<void> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(output);
}
