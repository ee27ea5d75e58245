import type { Rule } from './rule';

/** Rules that hold for every type and are checked where the provider knows most: with facts of the type. */
export const ATTRIBUTES_RULE = 'FORM-001';
export const UNIQUE_RULE = 'UNIQUE-001';

const checkedElsewhere = (): undefined => undefined;

/** Rules of all types. */
export const generalRules: readonly Rule[] = [
  {
    id: ATTRIBUTES_RULE,
    title: 'Attributes have the form, length, range and combination that the provider accepts',
    source: 'the validation of the AWS provider, by resource type',
    phase: 'plan',
    types: ['*'],
    check: checkedElsewhere,
  },
  {
    id: UNIQUE_RULE,
    title: 'No second object has the values that make an object one of its kind',
    source: 'the error code tables of the API references of the services',
    phase: 'apply',
    types: ['*'],
    check: checkedElsewhere,
  },
];
