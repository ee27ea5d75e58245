import { humanName, isOfEc2 } from '../data/human-name';
import type { RuleContext } from './rule';
import { textAt } from './read';

/** Attributes that name an object in messages, the first that is set. */
const NAMES = ['name', 'node_group_name', 'addon_name', 'fargate_profile_name', 'bucket', 'principal_arn'];

const VERBS = { create: 'creating', update: 'updating', delete: 'deleting' } as const;

/** A call that AWS refuses, as the provider words it. `call` is the service and the operation: `EKS CreateCluster`. */
export function refused(context: RuleContext, call: string, code: string, message: string): string {
  const space = call.lastIndexOf(' ');
  const [service, operation] = [call.slice(0, space), call.slice(space + 1)];
  const error = isOfEc2(context.type) || service === 'S3' || service === 'EC2' ? `api error ${code}` : code;
  return `${doing(context)}: operation error ${service}: ${operation}, https response error StatusCode: 400, ${error}: ${message}`;
}

/** What the provider was about to do: `creating EKS Cluster (blue)`. */
function doing({ type, action, object }: RuleContext): string {
  const name = NAMES.map((path) => textAt(object, path)).find((text) => text !== undefined);
  return `${VERBS[action]} ${humanName(type)}${name === undefined || isOfEc2(type) ? '' : ` (${name})`}`;
}
