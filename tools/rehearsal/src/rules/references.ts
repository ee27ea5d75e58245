import { everywhere, the } from './look-up';
import { textsAt } from './read';
import { computeReferences } from './references-of-compute';
import { eksReferences } from './references-of-eks';
import { networkReferences } from './references-of-networks';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

/** Types that make endpoints of their own. */
const FIREWALLS = ['aws_networkfirewall_firewall', 'aws_networkfirewall_vpc_endpoint_association'];

/** References to things that do not exist, or live in another account or Region. */
export const referenceRules: readonly Rule[] = [...networkReferences, ...eksReferences, ...computeReferences].map(
  ({ id, title, types, path, to, call, code, message, unless, mayBeForeign }) => ({
    id,
    title,
    source: `the ${call.split(' ')[0]} API reference, error codes`,
    phase: 'apply',
    types,
    check: (context) => {
      const at = types.includes('aws_route') && context.type !== 'aws_route' ? `route.${path}` : path;
      // What did not change was there when it was set.
      const before = textsAt(context.prior, at);
      // What AWS filled in exists.
      const lost = textsAt(context.config, at).find(
        (name) =>
          name !== '' &&
          !before.includes(name) &&
          unless?.test(name) !== true &&
          !context.cloud.isAssumed(name) &&
          !isOfFirewall(context, name) &&
          the(context, to, name) === undefined,
      );
      if (lost === undefined) return undefined;
      const [elsewhere] = everywhere(context, to, lost);
      if (mayBeForeign && elsewhere === undefined) return undefined;
      const where = elsewhere ? `; it is in account ${elsewhere.account}, Region ${elsewhere.region}` : '';
      const operation = call === 'EKS Create' ? operationOf(context.type) : call;
      return refused(context, operation, code, `${message.replace('{id}', lost)}${where}`);
    },
  }),
);

/** Whether an id is that of an endpoint which Network Firewall made. */
function isOfFirewall({ cloud }: RuleContext, id: string): boolean {
  if (!id.startsWith('vpce-')) return false;
  return FIREWALLS.flatMap((type) => cloud.find({ type })).some(({ attributes }) =>
    JSON.stringify(attributes).includes(id),
  );
}

const OPERATIONS: Readonly<Record<string, string>> = {
  aws_eks_node_group: 'CreateNodegroup',
  aws_eks_identity_provider_config: 'AssociateIdentityProviderConfig',
  aws_eks_access_policy_association: 'AssociateAccessPolicy',
};

function operationOf(type: string): string {
  const words = type
    .replace('aws_eks_', '')
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `EKS ${OPERATIONS[type] ?? `Create${words.join('')}`}`;
}
