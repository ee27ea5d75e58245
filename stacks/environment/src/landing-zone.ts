import { Cidr, Problems } from '@landfall/contracts';
import { checkDefinition, type CheckedDefinition, type Environment, type EnvironmentDefinition } from './environment';

/** The environments of a team, checked, in the order they are worked through. */
export type LandingZone = readonly Environment[];

/**
 * Checks environments, each by itself and against each other.
 *
 * @throws LandfallError with every problem of every environment, each with the path of its field.
 */
export function defineLandingZone(...definitions: readonly EnvironmentDefinition[]): LandingZone {
  const problems = new Problems('environments');
  const checked = definitions.map((definition, index) => checkDefinition(definition, index + 1, problems));
  checked.forEach((later, index) => {
    for (const earlier of checked.slice(0, index)) checkPair(earlier, later, problems);
  });
  problems.throwIfAny();
  return checked.flatMap(({ environment }) => environment ?? []);
}

/** Two environments against each other, as far as their fields are right: one mistake must not hide another. */
function checkPair(earlier: CheckedDefinition, later: CheckedDefinition, problems: Problems): void {
  const { name, account } = later.fields;
  const other = earlier.at.slice('environments/'.length);
  if (name !== undefined && name === earlier.fields.name) {
    problems.add('ENVIRONMENT_TWICE', `two environments are called '${name}'; rename one`, `${later.at}: name`);
  }
  if (account !== undefined && account === earlier.fields.account) {
    const message = `account ${account} is that of ${other}; give each environment an account of its own`;
    problems.add('ACCOUNT_TWICE', message, `${later.at}: account`);
  }
  const [own, others] = [later.fields.network, earlier.fields.network];
  const gateway = own?.transitGateway?.id;
  if (gateway === undefined || gateway !== others?.transitGateway?.id || !own?.cidr || !others.cidr) return;
  if (Cidr.parse(own.cidr, later.at).overlaps(Cidr.parse(others.cidr, earlier.at))) {
    const message = `${own.cidr} overlaps ${others.cidr} of ${other}, and both are behind ${gateway}; choose another block`;
    problems.add('CIDR_OVERLAP', message, `${later.at}: network.cidr`);
  }
}
