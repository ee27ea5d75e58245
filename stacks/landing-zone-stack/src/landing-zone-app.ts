import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError, Problems } from '@landfall/contracts';
import { defineLandingZone, type Environment, type EnvironmentDefinition } from '@landfall/environment';
import { App, TerraformStack } from 'cdktf';
import { constructPackages } from './construct-packages';
import { LandingZoneStack } from './landing-zone-stack';
import { checkContracts } from './published';
import { collectProblems, validationProblem } from './synth-problems';

export interface LandingZoneAppProps {
  readonly environments: readonly EnvironmentDefinition[];

  /** Creates the stacks of one environment, lower layers first. */
  readonly stacks: (app: App, environment: Environment) => void;

  /**
   * Names of the environments to synthesize, separated by commas.
   *
   * @default all
   */
  readonly only?: string | undefined;

  /**
   * Where Terraform JSON is written.
   *
   * @default what cdktf asks for in `CDKTF_OUTDIR`, or `cdktf.out`
   */
  readonly outputDirectory?: string;
}

/**
 * Checks and synthesizes environments. Nothing is written when anything is wrong.
 *
 * @throws LandfallError with every problem.
 */
export function synthesizeLandingZone(props: LandingZoneAppProps): void {
  const { outputDirectory = process.env['CDKTF_OUTDIR'] ?? 'cdktf.out' } = props;
  const environments = select(defineLandingZone(...props.environments), props.only);
  // Aspects run, and fail, while cdktf is already writing: it writes elsewhere first.
  const draft = mkdtempSync(join(tmpdir(), 'landfall-synth-'));
  try {
    synthesize(new App({ stackTraces: false, outdir: draft }), environments, props.stacks);
    cpSync(draft, outputDirectory, { recursive: true });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Runs the app of a landing zone: a mistake is printed as sentences, without a stack trace, and ends the process with 1. */
export function runLandingZone(props: LandingZoneAppProps): void {
  try {
    synthesizeLandingZone(props);
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    const count = error.problems.length;
    process.stderr.write(`${count} ${count === 1 ? 'problem' : 'problems'}:\n`);
    for (const { code, message, at } of error.problems) process.stderr.write(`  ${at}\n    ${message} [${code}]\n`);
    process.exitCode = 1;
  }
}

function synthesize(app: App, environments: readonly Environment[], stacks: LandingZoneAppProps['stacks']): void {
  const problems = new Problems('environments');
  for (const environment of environments) collectProblems(problems, () => stacks(app, environment));
  problems.throwIfAny();

  const created = app.node.children.filter((child) => TerraformStack.isStack(child));
  for (const stack of created) collectProblems(problems, () => checkStack(stack, problems));
  checkContracts(created, problems);
  problems.throwIfAny();

  // Tells a review which module, of which version, a resource comes from.
  for (const stack of created) stack.addOverride('//.landfall.modules', constructPackages(stack));
  collectProblems(problems, () => app.synth());
  problems.throwIfAny();
}

function checkStack(stack: TerraformStack, problems: Problems): void {
  if (!(stack instanceof LandingZoneStack)) {
    const message = 'has neither backend nor provider of the landing zone; extend LandingZoneStack';
    problems.add('STACK_FOREIGN', message, stack.node.path);
    return;
  }
  stack.prepareStack();
  for (const construct of stack.node.findAll()) {
    for (const text of construct.node.validate()) {
      const { code, message, at } = validationProblem(text, construct.node.path);
      problems.add(code, message, at);
    }
  }
}

function select(landingZone: readonly Environment[], only: string | undefined): readonly Environment[] {
  const wanted = (only ?? '').split(',').flatMap((name) => name.trim() || []);
  if (wanted.length === 0) return landingZone;
  const names = landingZone.map(({ name }) => name);
  const problems = new Problems('environments');
  for (const name of wanted.filter((name) => !names.includes(name))) {
    problems.add('ENVIRONMENT_UNKNOWN', `there is no environment '${name}'; environments: ${names.join(', ')}`);
  }
  problems.throwIfAny();
  return landingZone.filter(({ name }) => wanted.includes(name));
}
