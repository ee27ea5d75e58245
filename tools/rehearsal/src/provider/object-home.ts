import type { Place, ResourceModel } from '../plan/resource-model';
import type { ProviderDefinition } from './provider-definition';

/** Types of AWS that belong to no Region, for versions of the provider whose schemas do not tell. */
const GLOBAL =
  /^aws_(?:account_|budgets_|ce_|cloudfront_|cur_|globalaccelerator_|iam_|networkmanager_|organizations_|route53_(?!resolver_|profiles_)|route53domains_|shield_|waf_)/;

/**
 * The Region that an object of a type is kept under; `global` for types that belong to no Region. For providers without
 * Regions it is the cluster that they talk to.
 */
export function homeOf(
  { source, schemas }: ProviderDefinition,
  { type, block }: ResourceModel,
  { region }: Place,
): string {
  if (!source.endsWith('/hashicorp/aws') || 'region' in block.attributes) return region;
  // Since version 6 of the provider every type of a Region has that attribute.
  const older = !('region' in (schemas.resource('aws_vpc')?.attributes ?? {}));
  return older && !GLOBAL.test(type) ? region : 'global';
}
