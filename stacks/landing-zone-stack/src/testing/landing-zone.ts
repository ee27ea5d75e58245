import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import {
  defineEnvironment,
  type Environment,
  type EnvironmentDefinition,
  type EnvironmentInput,
} from '@landfall/environment';
import type { App } from 'cdktf';
import { synthesizeLandingZone } from '../landing-zone-app';
import { LandingZoneStack } from '../landing-zone-stack';

const minimal: EnvironmentInput = {
  project: 'acme',
  name: 'dev',
  account: '111111111111',
  region: 'eu-west-1',
  ci: { repository: 'acme/landing-zone', applyEnvironment: 'dev' },
  network: { cidr: '10.10.0.0/16', zones: ['eu-west-1a', 'eu-west-1b'] },
  clusters: { blue: { version: '1.35', compute: { kind: 'auto-mode' } } },
};

export function definition(fields: Partial<EnvironmentInput> = {}): EnvironmentDefinition {
  return defineEnvironment({ ...minimal, ...fields });
}

/** A stack that tests fill. */
export class TestStack extends LandingZoneStack {}

export interface SynthResult {
  /** `at: message [CODE]` of each problem. */
  readonly problems: readonly string[];

  /** Files below the output directory. */
  readonly files: readonly string[];

  /** JSON of a file. */
  readonly json: (file: string) => Readonly<Record<string, unknown>>;
}

/** Synthesizes a landing zone into a directory of its own. */
export function synthesized(
  stacks: (app: App, environment: Environment) => void,
  { environments = [definition()], only }: { environments?: readonly EnvironmentDefinition[]; only?: string } = {},
): SynthResult {
  const outputDirectory = mkdtempSync(join(tmpdir(), 'landing-zone-test-'));
  try {
    const problems = problemsOf(() => synthesizeLandingZone({ environments, stacks, only, outputDirectory }));
    const files = readdirSync(outputDirectory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(outputDirectory.length + 1))
      .sort();
    const contents = new Map(files.map((file) => [file, readFileSync(join(outputDirectory, file), 'utf8')]));
    return { problems, files, json: (file) => JSON.parse(contents.get(file) ?? '{}') };
  } finally {
    rmSync(outputDirectory, { recursive: true });
  }
}

function problemsOf(run: () => void): readonly string[] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    return error.problems.map(({ code, message, at }) => `${at}: ${message} [${code}]`);
  }
  return [];
}
