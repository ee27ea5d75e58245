import { Cidr, Problems } from '@landfall/contracts';
import { checkDefinition, type Environment, type EnvironmentDefinition } from './environment';

/** The environments of a team, checked, in the order they are worked through. */
export type LandingZone = readonly Environment[];

/**
 * Checks environments, each by itself and against each other.
 *
 * @throws LandfallError with every problem of every environment, each with the path of its field.
 */
export function defineLandingZone(...definitions: readonly EnvironmentDefinition[]): LandingZone {
  const problems = new Problems('environments');
  const environments = definitions.flatMap((definition) => checkDefinition(definition, problems) ?? []);
  environments.forEach((environment, index) => {
    for (const earlier of environments.slice(0, index)) checkPair(earlier, environment, problems);
  });
  problems.throwIfAny();
  return environments;
}

function checkPair(earlier: Environment, later: Environment, problems: Problems): void {
  const at = `environments/${later.name}`;
  if (earlier.name === later.name) {
    problems.add('ENVIRONMENT_TWICE', `two environments are called '${later.name}'; rename one`, `${at}: name`);
  }
  if (earlier.account === later.account) {
    const message = `account ${later.account} is that of ${earlier.name}; give each environment an account of its own`;
    problems.add('ACCOUNT_TWICE', message, `${at}: account`);
  }
  const gateway = later.network.transitGateway?.id;
  const [block, other] = [later.network.cidr, earlier.network.cidr];
  if (
    gateway &&
    gateway === earlier.network.transitGateway?.id &&
    Cidr.parse(block, at).overlaps(Cidr.parse(other, at))
  ) {
    const message = `${block} overlaps ${other} of ${earlier.name}, and both are behind ${gateway}; choose another block`;
    problems.add('CIDR_OVERLAP', message, `${at}: network.cidr`);
  }
}
