import { derived } from '../../plan/derived';
import { UNKNOWN, hasUnknown, isListValue, textOf, type ObjectValue } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';

/**
 * Certificates that ACM issues. The provider plans their domains already, so that records for their validation can be
 * made with `for_each`; what the records hold is known after apply.
 */
export const certificateBehaviours: Readonly<Record<string, Behaviour>> = {
  aws_acm_certificate: {
    plan: (planned, config) => {
      const domains = domainsOf(config);
      if (domains === undefined) return undefined;
      const options = optionsOf(config, domains, () => UNKNOWN_RECORD);
      const known = planned['domain_validation_options'] ?? null;
      return {
        subject_alternative_names: domains,
        ...(hasUnknown(known) && options !== undefined ? { domain_validation_options: options } : {}),
      };
    },
    apply: (change) => {
      const domains = domainsOf(change.config);
      const options = domains && optionsOf(change.config, domains, (domain) => recordOf(change, domain));
      return options === undefined ? undefined : { domain_validation_options: options };
    },
  },
};

/** The domain and its alternative names; undefined for certificates that are imported, and while one is not known. */
function domainsOf(config: ObjectValue): readonly string[] | undefined {
  const [domain, others] = [config['domain_name'] ?? null, config['subject_alternative_names'] ?? null];
  if (textOf(domain) === undefined || hasUnknown(others)) return undefined;
  const names = [domain, ...(isListValue(others) ? others : [])].flatMap((name) => textOf(name) ?? []);
  return [...new Set(names)];
}

/** What validates the domains, undefined for certificates that are not validated by DNS. */
function optionsOf(
  config: ObjectValue,
  domains: readonly string[],
  record: (domain: string) => ObjectValue,
): readonly ObjectValue[] | undefined {
  if (textOf(config['validation_method']) !== 'DNS') return undefined;
  return domains.map((domain) => ({ domain_name: domain, ...record(domain) }));
}

const UNKNOWN_RECORD: ObjectValue = {
  resource_record_name: UNKNOWN,
  resource_record_type: UNKNOWN,
  resource_record_value: UNKNOWN,
};

/** A wildcard is validated by the record of the domain that it stands below. */
function recordOf({ place }: CloudChange, domain: string): ObjectValue {
  const base = domain.replace(/^\*\./, '');
  const seed = `${place.account}/acm/${base}`;
  return {
    resource_record_name: `_${derived(seed, 'hex', 32)}.${base}.`,
    resource_record_type: 'CNAME',
    resource_record_value: `_${derived(`${seed}/value`, 'hex', 32)}.${derived(`${seed}/zone`, 'alnum', 10)}.acm-validations.aws.`,
  };
}
