import { isRecord } from '../../plan/json';
import { introduced, type Rule } from '../rule';

/** Tags by which bills are split and owners are found. */
const TAGS = ['Environment', 'Project'];

export const housekeepingRules: readonly Rule[] = [
  {
    id: 'LF-TAGS-001',
    title: 'Tags are missing',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'What has no tags is on the bill of nobody, and nobody is asked before it goes.',
      source:
        'AWS Whitepaper "Best Practices for Tagging AWS Resources"; AWS Foundational Security Best Practices, EKS.6',
      fix: 'Set default_tags on the provider.',
      alsoKnownAs: ['FSBP EKS.6', 'CKV_AWS_153'],
    },
    check: (_, context) =>
      introduced(context, (side) => {
        const tags = context.value(side, 'tags_all');
        if (!isRecord(tags)) return undefined;
        const missing = TAGS.filter((tag) => !Object.hasOwn(tags, tag));
        return missing.length === 0 ? undefined : `${context.label} has no tag ${missing.join(', ')}`;
      }),
  },
  {
    id: 'LF-COST-001',
    title: 'The environment costs more than its limit',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: 'The team set the limit so that somebody looks before it is passed.',
      source: 'review.costLimit in the environment file',
      fix: 'Choose less, or raise the limit in the environment file, where its owner sees it.',
      alsoKnownAs: [],
    },
    check: ({ address }, { cost, costLimit, stack }) => {
      if (cost === undefined || costLimit === undefined) return undefined;
      if (cost.after <= costLimit || cost.after <= cost.before) return undefined;
      const [largest] = [...cost.lines].sort((a, b) => b.after - b.before - (a.after - a.before));
      // Said once, where most of the increase comes from.
      if (largest?.address !== address) return undefined;
      return `${stack} takes the stacks that were planned to ${cost.after.toFixed(0)} US dollars a month, limit ${costLimit}`;
    },
  },
];
