import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { findTerraform, privateFolder, rulesFileIn, startRehearsal, typesInUseIn } from '@landfall/rehearsal';
import { synthesize, type SynthesizedStack } from '@landfall/synth';
import { builtInRules } from '../gates/built-in-rules';
import type { PlannedStack } from '../gates/findings-of';
import { reviewSettingsIn } from '../gates/settings';
import { straySuppressions } from '../gates/stray-suppressions';
import type { EnvironmentReview, Review } from '../model/review';
import { moduleSteps, stepText } from '../plan/module-steps';
import { openAppliedBase, unkeptBase } from './applied-base';
import { environmentReview } from './environment-review';
import { describeHead, mergeBase } from './git';
import { type OtherTools, otherTools } from './other-tools';
import { planPairs } from './plan-pairs';
import { type ReviewOptions, todayOf } from './review-options';
import type { ReviewProgress } from './review-progress';
import { type StandingStack, standingStacks } from './standing-stacks';
import { synthesizeBase } from './synthesize-base';
import { affectedStacks, movesState, pairStacks, type StackPair } from './stack-pair';

export interface LandingZoneReviewProps extends ReviewOptions {
  /** Folder with `cdktf.json`, in a git repository. */
  readonly root: string;

  /** Branch, tag or commit that the head is compared with; what counts is its merge base with the head. */
  readonly base: string;

  /**
   * Names of environments.
   * @default all
   */
  readonly environments?: readonly string[];
  readonly onProgress: (progress: ReviewProgress) => void;
}

/**
 * Says what the checkout changes against a base: applies the base in a simulated cloud and plans the head against it,
 * with the real Terraform and without any credential.
 *
 * A base that does not build is noted, and everything of the head is new.
 *
 * @throws LandfallError `BASE_UNKNOWN`; `SYNTH_FAILED` when the head does not build.
 */
export async function reviewLandingZone(props: LandingZoneReviewProps): Promise<Review> {
  const { root, environments = [] } = props;
  const { path: scratch, remove } = privateFolder();
  try {
    const commit = await mergeBase(root, props.base);
    const [base, head, name] = await Promise.all([
      synthesizeBase({ ...props, environments, commit, scratch }),
      synthesize({ root, environments, outputDirectory: join(scratch, 'head') }),
      describeHead(root),
    ]);
    props.onProgress({ kind: 'synthesized', stacks: head.length });
    const names = { base: `${props.base} (${commit.slice(0, 7)})`, head: name };
    return await reviewStacks(
      {
        ...props,
        ...names,
        from: root,
        baseStacks: base.stacks,
        headStacks: head,
        ...(base.folder !== undefined && { keepIn: base.folder }),
      },
      base.notes,
    );
  } finally {
    remove();
  }
}

export interface StacksReviewProps extends ReviewOptions {
  /** Folder whose provider bindings are simulated. */
  readonly from: string;

  /** What is compared, in words. */
  readonly base: string;
  readonly head: string;
  readonly baseStacks: readonly SynthesizedStack[];
  readonly headStacks: readonly SynthesizedStack[];

  /**
   * Folder that keeps the base as it was applied, for the next review of the same base.
   * @default it is not kept
   */
  readonly keepIn?: string;
  readonly onProgress: (progress: ReviewProgress) => void;
}

/** The same for stacks that are synthesized already. */
export async function reviewStacks(props: StacksReviewProps, notes: readonly string[] = []): Promise<Review> {
  const { from, baseStacks, headStacks, onProgress } = props;
  const pairs = await pairStacks(baseStacks, headStacks);
  const affected = affectedStacks(pairs);
  onProgress({ kind: 'compared', affected: affected.size, stacks: pairs.length });
  const { base, head } = props;
  const moving = pairs
    .filter(movesState)
    .map(({ id }) => `${id} keeps its state elsewhere: migrate it before the apply`);
  const stray = strayNotes(props, pairs);
  const unchanged = [...moving, ...stray, ...unchangedNote(pairs, affected), ...quietSteps(pairs, affected)];
  if (affected.size === 0)
    return { formatVersion: '1.0', base, head, environments: [], notes: [...notes, ...unchanged] };

  // Before anything is planned: what cannot be read is found out at once.
  const others = otherTools(props, pairs);
  const { path: workspace, remove } = privateFolder();
  const { path: binary } = await findTerraform();
  const types = typesInUseIn([...baseStacks, ...headStacks].map(({ directory }) => directory));
  const applied = props.keepIn === undefined ? unkeptBase() : await openAppliedBase({ folder: props.keepIn, from });
  const rehearsal = await startRehearsal({
    from,
    cloud: applied.cloud,
    typesInUse: () => types,
    ...rulesFileIn(from),
  });
  try {
    const planned = await planPairs({
      ...{ pairs, affected, applied, onProgress, workspace, binary },
      env: rehearsal.env,
      parallel: availableParallelism(),
    });
    const standing = await standingStacks(pairs, planned, workspace);
    const environments = environmentsOf(props, pairs, planned, others, standing);
    return { formatVersion: '1.0', base, head, environments, notes: [...notes, ...others.notes, ...unchanged] };
  } finally {
    await rehearsal.close();
    remove();
  }
}

/** Reviews of the environments that have a planned stack. */
export function environmentsOf(
  options: ReviewOptions,
  pairs: readonly StackPair[],
  planned: ReadonlyMap<string, PlannedStack>,
  others: OtherTools,
  standing: readonly StandingStack[],
): readonly EnvironmentReview[] {
  const names = new Set(pairs.filter(({ id }) => planned.has(id)).map(({ environment }) => environment));
  return [...names].map((environment) => {
    const own = pairs.filter((pair) => pair.environment === environment);
    return environmentReview({
      environment,
      stacks: own.flatMap(({ id }) => planned.get(id) ?? []),
      standing: standing.filter((stack) => stack.environment === environment),
      settings: reviewSettingsIn(own.flatMap(({ head }) => head?.configuration ?? [])),
      rules: [...builtInRules, ...(options.rules ?? [])],
      ...others.of(environment),
      today: todayOf(options),
    });
  });
}

/** Suppressions of the head that accept nothing. */
function strayNotes({ rules = [] }: ReviewOptions, pairs: readonly StackPair[]): readonly string[] {
  return [...new Set(pairs.map(({ environment }) => environment))].flatMap((environment) => {
    const own = pairs.filter((pair) => pair.environment === environment);
    const { suppressions } = reviewSettingsIn(own.flatMap(({ head }) => head?.configuration ?? []));
    return straySuppressions(environment, suppressions, [...builtInRules, ...rules]);
  });
}

/** New versions of modules that change nothing of what Terraform is told. */
function quietSteps(pairs: readonly StackPair[], affected: ReadonlySet<string>): readonly string[] {
  const stacks = new Map<string, string[]>();
  for (const { id, base, head } of pairs.filter((pair) => !affected.has(pair.id))) {
    for (const step of moduleSteps(base?.configuration, head?.configuration)) {
      stacks.set(stepText(step), [...(stacks.get(stepText(step)) ?? []), id]);
    }
  }
  return [...stacks].map(([step, ids]) => `${step} changes nothing in ${ids.join(', ')}`);
}

function unchangedNote(pairs: readonly StackPair[], affected: ReadonlySet<string>): readonly string[] {
  const touched = new Set(pairs.filter(({ id }) => affected.has(id)).map(({ environment }) => environment));
  const untouched = new Set(pairs.map(({ environment }) => environment).filter((name) => !touched.has(name)));
  return untouched.size === 0 ? [] : [`nothing changes in ${[...untouched].join(', ')}`];
}
