/**
 * Other resource types that stand for the same objects: `kubernetes_role` and `kubernetes_role_v1`, `aws_alb` and
 * `aws_lb`, `aws_s3_bucket_object` and `aws_s3_object`. One can be imported as the other.
 */
export function otherNamesOf(type: string): readonly string[] {
  if (type.startsWith('kubernetes_')) return [type.endsWith('_v1') ? type.slice(0, -'_v1'.length) : `${type}_v1`];
  if (/^aws_a?lb(_|$)/.test(type))
    return [type.startsWith('aws_alb') ? `aws_lb${type.slice(7)}` : `aws_alb${type.slice(6)}`];
  if (type === 'aws_s3_object') return ['aws_s3_bucket_object'];
  return type === 'aws_s3_bucket_object' ? ['aws_s3_object'] : [];
}
