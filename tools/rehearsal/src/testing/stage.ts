import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { Cloud } from '../cloud/cloud';
import { startRehearsal, type Rehearsal, type RehearsalOptions } from '../rehearsal';
import { runCommand, type CommandResult } from '../terraform';
import { typesInUseIn } from '../types-in-use';

/** Folders with Terraform configurations and the providers to run them with. */
export interface Stage {
  readonly cloud: Cloud;

  /** Environment variables of the rehearsal. */
  readonly env: Readonly<Record<string, string>>;

  /** Writes the configuration of a stack, in place of an earlier one, and files beside it: `{ 'vpc/main.tf': ... }`. */
  write(stack: string, hcl: string, files?: Readonly<Record<string, string>>): void;

  /** Runs `terraform` in the folder of a stack. Its output comes with line breaks and alignment taken out. */
  terraform(stack: string, ...args: readonly string[]): Promise<CommandResult>;

  /** Applies a stack. */
  apply(stack: string): Promise<CommandResult>;

  /** Plans a stack; exit code 0 means that nothing is to do, 2 that something is. */
  plan(stack: string): Promise<CommandResult>;

  /** The outputs of a stack. */
  outputs(stack: string): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

const header = `
terraform {
  required_providers {
    aws        = { source = "hashicorp/aws" }
    helm       = { source = "hashicorp/helm" }
    kubernetes = { source = "hashicorp/kubernetes" }
  }
}
`;

/** The provider configuration of most tests. */
export const frankfurt = `
provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111111111111"]
}
`;

/** Starts a rehearsal with the bindings of this repository. */
export async function stage(options: Partial<RehearsalOptions> = {}): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), 'stage-'));
  const folders = new Map<string, string>();
  const folderOf = (stack: string): string => {
    const folder = folders.get(stack) ?? mkdtempSync(join(root, `${stack}-`));
    folders.set(stack, folder);
    return folder;
  };
  const rehearsal: Rehearsal = await startRehearsal({
    from: __dirname,
    typesInUse: () => typesInUseIn([root]),
    ...options,
  });
  const terraform = async (stack: string, ...args: readonly string[]): Promise<CommandResult> => {
    const { code, output } = await runCommand('terraform', args, { cwd: folderOf(stack), env: rehearsal.env });
    return { code, output: args[0] === 'output' ? output : output.replace(/\s+/g, ' ') };
  };
  return {
    cloud: rehearsal.cloud,
    env: rehearsal.env,
    terraform,
    write: (stack, hcl, files = {}) => {
      for (const [name, content] of Object.entries({ ...files, 'header.tf': header, 'main.tf': hcl })) {
        const path = join(folderOf(stack), name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
      }
    },
    apply: (stack) => terraform(stack, 'apply', '-no-color', '-auto-approve'),
    plan: (stack) => terraform(stack, 'plan', '-no-color', '-detailed-exitcode'),
    outputs: async (stack) => {
      const { output } = await terraform(stack, 'output', '-json');
      const parsed = JSON.parse(output) as Readonly<Record<string, { readonly value: unknown }>>;
      return Object.fromEntries(Object.entries(parsed).map(([name, { value }]) => [name, value]));
    },
    close: async () => {
      await rehearsal.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
