import { LandfallError, Problems } from '@landfall/contracts';
import { defineLandingZone, type Environment, type EnvironmentDefinition } from '@landfall/environment';
import { App, TerraformStack } from 'cdktf';

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
}

/**
 * Checks and synthesizes environments. Nothing is written when anything is wrong.
 *
 * @throws LandfallError with every problem.
 */
export function synthesizeLandingZone({ environments, stacks, only }: LandingZoneAppProps): void {
  const landingZone = select(defineLandingZone(...environments), only);
  const app = new App({ stackTraces: false });
  const problems = new Problems('environments');
  for (const environment of landingZone) problems.collect(() => stacks(app, environment));
  problems.throwIfAny();
  for (const stack of stacksOf(app)) stack.prepareStack();
  for (const stack of stacksOf(app)) {
    for (const construct of stack.node.findAll()) {
      for (const message of construct.node.validate()) problems.add('STACK_INVALID', message, construct.node.path);
    }
  }
  problems.throwIfAny();
  app.synth();
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

function select(landingZone: readonly Environment[], only: string | undefined): readonly Environment[] {
  if (!only) return landingZone;
  const names = landingZone.map(({ name }) => name);
  const problems = new Problems('environments');
  const wanted = only.split(',');
  for (const name of wanted) {
    if (!names.includes(name)) {
      problems.add('ENVIRONMENT_UNKNOWN', `there is no environment '${name}'; environments: ${names.join(', ')}`);
    }
  }
  problems.throwIfAny();
  return landingZone.filter(({ name }) => wanted.includes(name));
}

function stacksOf(app: App): readonly TerraformStack[] {
  return app.node.children.filter((child) => TerraformStack.isStack(child));
}
