import { Problems } from '@landfall/contracts';
import type { IdentityStatement, Principals, Resources, ResourceStatement, TrustStatement } from './statement';

type AnyStatement = IdentityStatement | ResourceStatement | TrustStatement;

/**
 * A policy that is attached to a role, as JSON.
 *
 * @param at Where it stands, for messages: the construct path.
 * @throws LandfallError with every statement that is wrong.
 */
export function identityPolicy(
  at: string,
  ...statements: readonly [IdentityStatement, ...IdentityStatement[]]
): string {
  return render(at, statements);
}

/** A policy that is attached to a resource, such as a key, a bucket or a queue, as JSON. */
export function resourcePolicy(
  at: string,
  ...statements: readonly [ResourceStatement, ...ResourceStatement[]]
): string {
  return render(at, statements);
}

/** Who may assume a role, as JSON. */
export function trustPolicy(at: string, ...statements: readonly [TrustStatement, ...TrustStatement[]]): string {
  return render(at, statements);
}

function render(at: string, statements: readonly AnyStatement[]): string {
  validate(at, statements);
  return JSON.stringify({ Version: '2012-10-17', Statement: statements.map(renderStatement) });
}

function renderStatement(statement: AnyStatement): Record<string, unknown> {
  return {
    Sid: statement.sid,
    Effect: statement.effect ?? 'Allow',
    ...('principals' in statement ? { Principal: renderPrincipals(statement.principals) } : {}),
    Action: oneOrMany(statement.actions),
    ...('resources' in statement ? { Resource: renderResources(statement.resources) } : {}),
    ...(statement.conditions ? { Condition: statement.conditions } : {}),
  };
}

function renderPrincipals(principals: Principals): unknown {
  switch (principals.kind) {
    case 'aws':
      return { AWS: oneOrMany(principals.arns) };
    case 'service':
      return { Service: oneOrMany(principals.services) };
    case 'federated':
      return { Federated: oneOrMany(principals.arns) };
    case 'anybody':
      return '*';
  }
}

function renderResources(resources: Resources): unknown {
  return 'any' in resources ? '*' : oneOrMany(resources);
}

/** IAM returns a single value as text, not as a list of one: writing it so keeps the plan quiet. */
function oneOrMany(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : [...values];
}

function validate(at: string, statements: readonly AnyStatement[]): void {
  const problems = new Problems(at);
  const sids = new Set<string>();
  for (const statement of statements) {
    const { sid, actions, effect = 'Allow', conditions } = statement;
    if (!/^[A-Za-z0-9]+$/.test(sid)) {
      problems.add('POLICY_SID_INVALID', `a statement id has letters and digits only, got '${sid}'`);
    }
    if (sids.has(sid)) {
      problems.add('POLICY_SID_TWICE', `statement id '${sid}' stands twice in one document; name each statement once`);
    }
    sids.add(sid);
    for (const action of actions) {
      if (!/^[a-z0-9-]+:[A-Za-z0-9*]+$/.test(action)) {
        problems.add(
          'POLICY_ACTION_INVALID',
          `statement '${sid}': '${action}' is no action; write one like s3:GetObject`,
        );
      }
    }
    if ('resources' in statement && !('any' in statement.resources) && statement.resources.some((arn) => arn === '*')) {
      const message = `statement '${sid}' covers every resource; name resources, or write { any: '<why>' }`;
      problems.add('POLICY_RESOURCE_ANY', message);
    }
    if ('principals' in statement && statement.principals.kind === 'anybody' && effect === 'Allow' && !conditions) {
      problems.add('POLICY_PRINCIPAL_ANYBODY', `statement '${sid}' allows anybody; add conditions or name principals`);
    }
  }
  problems.throwIfAny();
}
