import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partitionOf, region as regionOf } from '@landfall/contracts';
import type { SynthesizedStack } from '@landfall/synth';
import { z } from 'zod';

/** What a pipeline needs to know of an environment to work on it. */
export interface PipelineEnvironment {
  readonly name: string;
  readonly account: string;
  readonly region: string;

  /** ARN of the role that plans. */
  readonly planRole: string;

  /** ARN of the role that applies. */
  readonly applyRole: string;

  /** GitHub environment whose runs may assume the apply role; null when none may. */
  readonly applyEnvironment: string | null;

  /** Whether runs for pull requests may assume the plan role. */
  readonly planOnPullRequest: boolean;

  /** Whether runs on the main branch, after a merge or at night, may assume the plan role. */
  readonly planOnMain: boolean;
}

const providerSchema = z.looseObject({
  provider: z.looseObject({
    aws: z.array(z.looseObject({ allowed_account_ids: z.array(z.string()).min(1), region: z.string() })).min(1),
  }),
  resource: z
    .looseObject({
      aws_iam_role: z
        .record(z.string(), z.looseObject({ name: z.string(), assume_role_policy: z.string() }))
        .default({}),
    })
    .default({ aws_iam_role: {} }),
});

/**
 * The environments of synthesized stacks. Accounts, roles and who may assume them are read from the bootstrap stack:
 * what is listed is what AWS will be told.
 */
export async function environmentsOf(stacks: readonly SynthesizedStack[]): Promise<readonly PipelineEnvironment[]> {
  const foundations = stacks.filter(({ layer }) => layer === 'bootstrap');
  return Promise.all(foundations.map(environmentOf));
}

async function environmentOf({ environment: name, directory }: SynthesizedStack): Promise<PipelineEnvironment> {
  const { provider, resource } = providerSchema.parse(
    JSON.parse(await readFile(join(directory, 'cdk.tf.json'), 'utf8')),
  );
  const [{ allowed_account_ids: [account = ''], region } = { allowed_account_ids: [], region: '' }] = provider.aws;
  const partition = partitionOf(regionOf(region, name));
  const role = (access: string) =>
    Object.values(resource.aws_iam_role).find((candidate) => candidate.name.endsWith(`-${access}`));
  const arn = (access: string): string => `arn:${partition}:iam::${account}:role/${role(access)?.name ?? ''}`;
  const applySubject = subjectsOf(role('apply')?.assume_role_policy).find((subject) =>
    subject.includes(':environment:'),
  );
  const planSubjects = subjectsOf(role('plan')?.assume_role_policy);
  return {
    name,
    account,
    region,
    planRole: arn('plan'),
    applyRole: arn('apply'),
    applyEnvironment: applySubject?.split(':environment:')[1] ?? null,
    planOnPullRequest: planSubjects.some((subject) => subject.endsWith(':pull_request')),
    planOnMain: planSubjects.some((subject) => subject.endsWith(':ref:refs/heads/main')),
  };
}

const trustSchema = z.looseObject({
  Statement: z.array(
    z.looseObject({
      Condition: z
        .looseObject({ StringEquals: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}) })
        .optional(),
    }),
  ),
});

/** Subjects of GitHub's tokens that a trust policy lets in. */
function subjectsOf(policy: string | undefined): readonly string[] {
  if (policy === undefined) return [];
  return trustSchema
    .parse(JSON.parse(policy))
    .Statement.flatMap(({ Condition }) => Object.entries(Condition?.StringEquals ?? {}))
    .flatMap(([key, values]) => (key.endsWith(':sub') ? values : []));
}
