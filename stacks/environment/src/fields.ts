import {
  type AccountId,
  accountId as parseAccountId,
  Cidr,
  formatArn,
  isKubernetesVersion,
  type KubernetesVersion,
  kubernetesVersion,
  LandfallError,
  type LogRetentionDays,
  parseArn,
  type Region,
  region as parseRegion,
  regions,
  supportCalendar,
  supportOf,
} from '@landfall/contracts';
import { z } from 'zod';

/** A string with an example, which messages about missing and wrong values show. */
export const text = (example: string) => z.string().meta({ examples: [example] });

/** Text that follows a pattern; `rule` says which, for a message that ends in the value got. */
export const pattern = (example: string, expression: RegExp, rule: string) =>
  text(example).regex(expression, { error: ({ input }) => `${rule}, got '${String(input)}'` });

/** Short lower-case name that becomes part of the names of AWS resources. */
export const name = (maxLength: number, example = 'blue') =>
  pattern(
    example,
    new RegExp(`^(?=.{2,${maxLength}}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$`),
    `a name has 2 to ${maxLength} lower-case letters, digits and single hyphens and starts with a letter`,
  );

export const accountId = text('111111111111')
  .meta({ pattern: '^[0-9]{12}$' })
  .superRefine(checkedBy((value) => parseAccountId(value, '')))
  .transform((value) => value as AccountId);

export const region = text('eu-west-1')
  .meta({ enum: regions })
  .superRefine(checkedBy((value) => parseRegion(value, '')))
  .transform((value) => value as Region);

/** A CIDR block in canonical form. */
export const cidr = text('10.20.0.0/16').superRefine(checkedBy((value) => Cidr.parse(value, '')));

/** Widest networks that can be somebody's own: 10.0.0.0/8 and fc00::/7 are; wider ones are much of the internet. */
const WIDEST = { ipv4: 8, ipv6: 7 };

/** A CIDR block that is not the internet; `remedy` says what to write instead. */
export const narrowCidr = (remedy: string) =>
  text('10.20.0.0/16').superRefine(
    checkedBy((value) => {
      const { family, prefixLength } = Cidr.parse(value, '');
      if (prefixLength >= WIDEST[family]) return;
      const much = prefixLength === 0 ? 'the whole internet' : 'a large part of the internet';
      throw new LandfallError('CIDR_TOO_WIDE', `${value} is ${much}; ${remedy}`, '');
    }),
  );

const exampleArn = formatArn({
  partition: 'aws',
  service: 'iam',
  region: '',
  account: '123456789012',
  resource: 'role/name',
});

export const arn = text(exampleArn).superRefine(checkedBy((value) => parseArn(value, '')));

export const version = text(newestInStandardSupport())
  .superRefine(checkedBy((value) => kubernetesVersion(value, '')))
  .transform((value) => value as KubernetesVersion);

export const zone = text('eu-west-1a');

export const port = z.int().min(1).max(65535);

/** A record keyed by short names: each key becomes part of a Terraform address, for ever. */
export const named = <T extends z.ZodType>(value: T, maxLength = 30) => z.record(name(maxLength), value);

/** At least one. */
export const some = <T extends z.ZodType>(value: T) => z.tuple([value], value).meta({ minItems: 1 });

const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const satisfies readonly LogRetentionDays[];

export const logRetentionDays = z.literal(retentionDays);

/** A custom issue that carries the code of a rule. */
export function issueOf(code: Uppercase<string>, message: string) {
  return { code: 'custom', message, params: { code } } as const;
}

/** A zod refinement from a parser of a value object: its message and code become the issue's. */
function checkedBy(parse: (value: string) => unknown) {
  return (value: string, context: z.RefinementCtx<string>): void => {
    try {
      parse(value);
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      for (const { code, message } of error.problems) context.addIssue(issueOf(code, message));
    }
  };
}

function newestInStandardSupport(): string {
  const versions = Object.keys(supportCalendar.versions).filter(isKubernetesVersion);
  return versions.filter((known) => supportOf(known) === 'standard').at(-1) ?? versions.at(-1) ?? '';
}
