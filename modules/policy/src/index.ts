export { identityPolicy, resourcePolicy, trustPolicy } from './policy-document';
export type {
  Action,
  Conditions,
  IdentityStatement,
  Principals,
  Resources,
  ResourceStatement,
  TrustStatement,
} from './statement';
