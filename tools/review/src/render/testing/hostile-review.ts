import type { Review } from '../../model/review';
import { testAttribute, testChange, testEnvironment, testFinding, testReview, testStack } from './review-models';

/** Names and values that try to end whatever they stand in. */
export const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '```\n# out of the fence',
  '````````\n</details>',
  '| a | b |',
  '`code` **bold** [link](https://example.com) ![image](https://example.com/a.png)',
  '@everyone #1 GH-2 octo/repo#3 https://example.com www.example.com a@example.com :tada:',
  '\n\n# heading\n\n- item\n',
  '<!-- landfall-review --> <!-- --> ]]> --!>',
  '\u202egnp.exe\u2066 \u200b\u0000\u001b[31m\u2028',
  '"]\n  click n0 "javascript:alert(3)"',
  '\ud800',
] as const;

/** A review in which every name and value is hostile. */
export function hostileReview(): Review {
  const environments = HOSTILE.map((text) => {
    const change = testChange({
      address: text,
      type: text,
      constructPath: `${text}/${text}`,
      module: text,
      reason: text,
      movedFrom: text,
      importedFrom: text,
      deposed: text,
      action: { kind: 'unknown', words: [text] },
      attributes: [
        testAttribute(text, text, { [text]: text }, { forcesReplacement: true }),
        testAttribute(text, [text], undefined, { noise: true }),
      ],
      meanings: [{ kind: 'iam', direction: 'grows', sentence: text, detail: [text, `+ ${text}`] }],
    });
    const about = { rationale: text, source: text, fix: text, alsoKnownAs: [text] };
    const finding = { rule: text, title: text, message: text, stack: text, address: text, constructPath: text, about };
    return testEnvironment({
      environment: text,
      stacks: [
        testStack({
          id: text,
          layer: text,
          changes: [change],
          drift: [change],
          failedChecks: [text],
          renames: [{ from: text, to: text, because: text, fix: text }],
        }),
        testStack({ id: text, layer: text, status: { kind: 'waiting', for: text }, changes: [] }),
        testStack({ id: text, layer: text, status: { kind: 'failed', error: text }, changes: [] }),
      ],
      findings: [
        testFinding(finding),
        testFinding({ ...finding, suppressed: { reason: text, expires: text, expired: false } }),
      ],
      cost: {
        before: 0,
        after: 1,
        pricesOf: text,
        lines: [{ address: text, what: text, before: 0, after: 1 }],
        unknown: [text],
      },
      picture: {
        nodes: [
          {
            id: text,
            kind: 'vpc',
            label: text,
            change: 'added',
            children: [{ id: `${text}/a`, kind: 'subnet', label: text, change: 'same', children: [] }],
          },
        ],
        links: [{ from: text, to: text, label: text, change: 'added' }],
      },
    });
  });
  return { ...testReview(...environments), base: HOSTILE[0], head: HOSTILE[2], notes: HOSTILE };
}
