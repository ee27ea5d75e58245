import {
  type AccountId,
  Cidr,
  isAccountId,
  isArn,
  isRegion,
  type KubernetesVersion,
  kubernetesVersion,
  LandfallError,
  type Region,
  regions,
} from '@landfall/contracts';
import { z } from 'zod';

/** Short lower-case name that becomes part of the names of AWS resources. */
export const name = (maxLength: number) =>
  z.string().regex(new RegExp(`^[a-z][a-z0-9-]{0,${maxLength - 2}}[a-z0-9]$`), {
    error: ({ input }) =>
      `a name has 2 to ${maxLength} lower-case letters, digits and hyphens and starts with a letter, got '${String(input)}'`,
  });

export const accountId = z
  .string()
  .refine(isAccountId, { error: ({ input }) => `an AWS account id has 12 digits, got '${String(input)}'` })
  .transform((value) => value as AccountId);

export const region = z
  .string()
  .refine(isRegion, {
    error: ({ input }) => `no AWS Region is called '${String(input)}'; known: ${regions.join(', ')}`,
  })
  .transform((value) => value as Region);

/** A CIDR block in canonical form. */
export const cidr = z.string().superRefine(checkedBy((value) => Cidr.parse(value, '')));

/** A CIDR block that is not the whole internet. */
export const narrowCidr = cidr.refine((value) => !value.endsWith('/0'), {
  error: ({ input }) => `${String(input)} is the whole internet; name the networks that may reach the API`,
});

export const arn = z.string().refine(isArn, {
  error: ({ input }) => `'${String(input)}' is no ARN; write one like arn:aws:iam::123456789012:role/name`,
});

export const version = z
  .string()
  .superRefine(checkedBy((value) => kubernetesVersion(value, '')))
  .transform((value) => value as KubernetesVersion);

/** A record keyed by short names: each key becomes part of a Terraform address, for ever. */
export const named = <T extends z.ZodType>(value: T, maxLength = 30) => z.record(name(maxLength), value);

/** At least one. */
export const some = <T extends z.ZodType>(value: T) => z.tuple([value], value);

export const logRetentionDays = z.union(
  [
    z.literal(1),
    z.literal(3),
    z.literal(5),
    z.literal(7),
    z.literal(14),
    z.literal(30),
    z.literal(60),
    z.literal(90),
    z.literal(120),
    z.literal(150),
    z.literal(180),
    z.literal(365),
    z.literal(400),
    z.literal(545),
    z.literal(731),
    z.literal(1096),
    z.literal(1827),
    z.literal(2192),
    z.literal(2557),
    z.literal(2922),
    z.literal(3288),
    z.literal(3653),
  ],
  {
    error: ({ input }) =>
      `CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365 days, or for 400 to 3653 in its own steps, got ${String(input)}`,
  },
);

/** A zod refinement from a parser of a value object: its message becomes the issue. */
function checkedBy(parse: (value: string) => unknown) {
  return (value: string, context: z.RefinementCtx<string>): void => {
    try {
      parse(value);
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      for (const { message } of error.problems) context.addIssue({ code: 'custom', message });
    }
  };
}
