import type { AttributeSchema, BlockSchema, BlockTypeSchema, TypeConstraint } from './schema';

/** Levels of statements within statements that the provider accepts. */
const LEVELS = 3;

/** The statement of a rule of AWS WAF: bindings say nothing of it, since it nests. Source: the provider's documentation. */
export function wafv2Statement(owner: 'aws_wafv2_web_acl' | 'aws_wafv2_rule_group'): BlockTypeSchema {
  return one(statement(LEVELS, owner === 'aws_wafv2_web_acl' ? 'web ACL' : 'rule group'));
}

type Blocks = Readonly<Record<string, BlockTypeSchema>>;
type Place = 'web ACL' | 'rule group' | 'within';

function statement(levels: number, place: Place): BlockSchema {
  const inner: Blocks =
    levels === 0
      ? {}
      : {
          and_statement: one(of({}, { statement: some(statement(levels - 1, 'within')) })),
          or_statement: one(of({}, { statement: some(statement(levels - 1, 'within')) })),
          not_statement: one(of({}, { statement: some(statement(levels - 1, 'within')) })),
        };
  const roots: Blocks = {
    ...(place === 'within' ? {} : { rate_based_statement: one(rateBased(levels)) }),
    ...(place === 'web ACL'
      ? {
          managed_rule_group_statement: one(managedRuleGroup(levels)),
          rule_group_reference_statement: one(of({ arn: required }, { rule_action_override: many(actionOverride) })),
        }
      : {}),
  };
  return of({}, { ...matches, ...inner, ...roots });
}

const required: AttributeSchema = { type: 'string', required: true };
const optional: AttributeSchema = { type: 'string', optional: true };
const requiredNumber: AttributeSchema = { type: 'number', required: true };
const optionalNumber: AttributeSchema = { type: 'number', optional: true };

function listOf(element: TypeConstraint, need: 'required' | 'optional'): AttributeSchema {
  const type: TypeConstraint = ['list', element];
  return need === 'required' ? { type, required: true } : { type, optional: true };
}

function of(attributes: BlockSchema['attributes'], blockTypes: Blocks = {}): BlockSchema {
  return { attributes, blockTypes };
}

function one(block: BlockSchema): BlockTypeSchema {
  return { nesting: 'list', block, minItems: 0, maxItems: 1 };
}

function exactlyOne(block: BlockSchema): BlockTypeSchema {
  return { nesting: 'list', block, minItems: 1, maxItems: 1 };
}

function some(block: BlockSchema): BlockTypeSchema {
  return { nesting: 'list', block, minItems: 1, maxItems: 0 };
}

function many(block: BlockSchema): BlockTypeSchema {
  return { nesting: 'list', block, minItems: 0, maxItems: 0 };
}

const empty = of({});
const fallback = of({ fallback_behavior: required });
const oversize = of({ oversize_handling: required });

const forwardedIp = one(of({ fallback_behavior: required, header_name: required }));
const ipSetForwardedIp = one(of({ fallback_behavior: required, header_name: required, position: required }));

const transformation: Blocks = {
  text_transformation: {
    nesting: 'set',
    block: of({ priority: requiredNumber, type: required }),
    minItems: 1,
    maxItems: 0,
  },
};

function pattern(included: string, excluded?: string): BlockTypeSchema {
  const names = [included, ...(excluded === undefined ? [] : [excluded])];
  const attributes = Object.fromEntries(names.map((name) => [name, listOf('string', 'optional')] as const));
  return exactlyOne(of(attributes, { all: one(empty) }));
}

const matchedBy = { match_scope: required, oversize_handling: required };

const fieldToMatch: Blocks = {
  field_to_match: one(
    of(
      {},
      {
        all_query_arguments: one(empty),
        body: one(of({ oversize_handling: optional })),
        cookies: one(of(matchedBy, { match_pattern: pattern('included_cookies', 'excluded_cookies') })),
        header_order: one(oversize),
        headers: one(of(matchedBy, { match_pattern: pattern('included_headers', 'excluded_headers') })),
        ja3_fingerprint: one(fallback),
        ja4_fingerprint: one(fallback),
        json_body: one(
          of(
            { invalid_fallback_behavior: optional, match_scope: required, oversize_handling: optional },
            { match_pattern: pattern('included_paths') },
          ),
        ),
        method: one(empty),
        query_string: one(empty),
        single_header: one(of({ name: required })),
        single_query_argument: one(of({ name: required })),
        uri_fragment: one(of({ fallback_behavior: optional })),
        uri_path: one(empty),
      },
    ),
  ),
};

const inspected: Blocks = { ...fieldToMatch, ...transformation };

/** Statements that hold no others. */
const matches: Blocks = {
  asn_match_statement: one(of({ asn_list: listOf('number', 'required') }, { forwarded_ip_config: forwardedIp })),
  byte_match_statement: one(of({ positional_constraint: required, search_string: required }, inspected)),
  geo_match_statement: one(of({ country_codes: listOf('string', 'required') }, { forwarded_ip_config: forwardedIp })),
  ip_set_reference_statement: one(of({ arn: required }, { ip_set_forwarded_ip_config: ipSetForwardedIp })),
  label_match_statement: one(of({ key: required, scope: required })),
  regex_match_statement: one(of({ regex_string: required }, inspected)),
  regex_pattern_set_reference_statement: one(of({ arn: required }, inspected)),
  size_constraint_statement: one(of({ comparison_operator: required, size: requiredNumber }, inspected)),
  sqli_match_statement: one(of({ sensitivity_level: optional }, inspected)),
  xss_match_statement: one(of({}, inspected)),
};

const header = of({ name: required, value: required });
const handling = one(of({}, { insert_header: some(header) }));
const requestHandling: Blocks = { custom_request_handling: handling };
const response: Blocks = {
  custom_response: one(
    of({ custom_response_body_key: optional, response_code: requiredNumber }, { response_header: many(header) }),
  ),
};

const actionOverride = of(
  { name: required },
  {
    action_to_use: exactlyOne(
      of(
        {},
        {
          allow: one(of({}, requestHandling)),
          block: one(of({}, response)),
          captcha: one(of({}, requestHandling)),
          challenge: one(of({}, requestHandling)),
          count: one(of({}, requestHandling)),
        },
      ),
    ),
  },
);

const identifier = one(of({ identifier: required }));

const requestInspection = one(
  of({ payload_type: required }, { password_field: identifier, username_field: identifier }),
);

/** Without the rule set for the creation of accounts, and without what inspects responses. */
const managedRuleGroupConfig = of(
  { login_path: optional, payload_type: optional },
  {
    aws_managed_rules_atp_rule_set: one(
      of(
        { enable_regex_in_path: { type: 'bool', optional: true }, login_path: required },
        { request_inspection: requestInspection },
      ),
    ),
    aws_managed_rules_bot_control_rule_set: one(
      of({ enable_machine_learning: { type: 'bool', optional: true }, inspection_level: required }),
    ),
    password_field: identifier,
    username_field: identifier,
  },
);

function managedRuleGroup(levels: number): BlockSchema {
  return of(
    { name: required, vendor_name: required, version: optional },
    {
      managed_rule_group_configs: many(managedRuleGroupConfig),
      rule_action_override: many(actionOverride),
      ...scopeDown(levels),
    },
  );
}

const named = one(of({ name: required }, transformation));
const transformed = one(of({}, transformation));

const customKey = of(
  {},
  {
    asn: one(empty),
    cookie: named,
    forwarded_ip: one(empty),
    header: named,
    http_method: one(empty),
    ip: one(empty),
    ja3_fingerprint: one(fallback),
    ja4_fingerprint: one(fallback),
    label_namespace: one(of({ namespace: required })),
    query_argument: named,
    query_string: transformed,
    uri_path: transformed,
  },
);

function rateBased(levels: number): BlockSchema {
  return of(
    { aggregate_key_type: optional, evaluation_window_sec: optionalNumber, limit: requiredNumber },
    { custom_key: many(customKey), forwarded_ip_config: forwardedIp, ...scopeDown(levels) },
  );
}

function scopeDown(levels: number): Blocks {
  return levels === 0 ? {} : { scope_down_statement: one(statement(levels - 1, 'within')) };
}
