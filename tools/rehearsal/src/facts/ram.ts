import type { FactsByType } from './resource-facts';

/** Resource Access Manager. */
export const ram: FactsByType = {
  aws_ram_resource_share: {
    optionalComputed: ['permission_arns'],
    forceNew: ['permission_arns'],
    defaults: { allow_external_principals: false },
    id: '{arn}',
    arn: 'arn:{partition}:ram:{region}:{account}:resource-share/{uuid}',
    computed: { permission_arns: [] },
    validation: { permission_arns: { format: 'arn' } },
  },

  aws_ram_resource_association: {
    forceNew: ['resource_arn', 'resource_share_arn'],
    id: '{resource_share_arn},{resource_arn}',
    uniqueBy: ['resource_share_arn', 'resource_arn'],
    validation: { resource_arn: { format: 'arn' }, resource_share_arn: { format: 'arn' } },
  },

  aws_ram_principal_association: {
    forceNew: ['principal', 'resource_share_arn'],
    id: '{resource_share_arn},{principal}',
    uniqueBy: ['resource_share_arn', 'principal'],
    validation: { resource_share_arn: { format: 'arn' }, principal: { pattern: /^(?:\d{12}|arn:.+)$/ } },
  },

  aws_ram_sharing_with_organization: {
    id: '{account}',
  },
};
