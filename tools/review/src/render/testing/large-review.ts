import type { Review } from '../../model/review';
import { testAttribute, testChange, testEnvironment, testFinding, testReview, testStack } from './review-models';

/** Changes spread over environments, constructs, types and actions as in a real estate. */
export function largeReview(changes: number, attributes = 12): Review {
  const kinds = ['create', 'update', 'delete', 'no-op'] as const;
  const all = Array.from({ length: changes }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'update';
    const type =
      ['aws_subnet', 'aws_route', 'aws_iam_role', 'aws_eks_node_group', 'aws_kms_key'][index % 5] ?? 'aws_vpc';
    return testChange({
      address: `${type}.construct-${Math.floor(index / 8)}_resource-${index}_1A2B3C4D`,
      type,
      constructPath: `area-${Math.floor(index / 80)}/construct-${Math.floor(index / 8)}/resource-${index}`,
      action: index % 10 === 0 ? { kind: 'replace', order: 'delete-first' } : { kind },
      ...(kind === 'no-op' && { movedFrom: `${type}.old-${index}` }),
      attributes: Array.from({ length: attributes }, (__, at) =>
        testAttribute(`block[${at}].attribute_${at}`, `before ${index} ${at}`, `after ${index} ${at}`, {
          noise: at > 7,
          forcesReplacement: at === 0 && index % 10 === 0,
        }),
      ),
      meanings:
        index % 7 === 0
          ? [{ kind: 'iam', direction: 'grows', sentence: `role role-${index} can now s3:GetObject on everything` }]
          : [],
    });
  });
  const names = ['dev', 'staging', 'prod', 'sandbox'];
  const share = Math.ceil(changes / names.length);
  return testReview(
    ...names.map((environment, index) =>
      testEnvironment({
        environment,
        stacks: [testStack({ id: `${environment}-network`, changes: all.slice(index * share, (index + 1) * share) })],
        findings: Array.from({ length: 50 }, (_, at) =>
          testFinding({
            rule: `LF-EKS-00${at % 7}`,
            message: `finding ${at}`,
            severity: (['critical', 'high', 'medium', 'low', 'info'] as const)[at % 5] ?? 'low',
          }),
        ),
      }),
    ),
  );
}
