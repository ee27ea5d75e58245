import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { findTerraform, privateFolder, rulesFileIn, startRehearsal, typesInUseIn } from '@landfall/rehearsal';
import { synthesize, type SynthesizedStack } from '@landfall/synth';
import { builtInRules } from '../gates/built-in-rules';
import type { PlannedStack } from '../gates/findings-of';
import { reviewSettingsIn } from '../gates/settings';
import type { EnvironmentReview, Review } from '../model/review';
import { environmentReview } from './environment-review';
import { describeHead, mergeBase } from './git';
import { mergeFindings } from './merge-findings';
import { planPairs } from './plan-pairs';
import { type ReviewOptions, todayOf } from './review-options';
import type { ReviewProgress } from './review-progress';
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
      { ...props, ...names, from: root, baseStacks: base.stacks, headStacks: head },
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
  const unchanged = [...moving, ...unchangedNote(pairs, affected)];
  if (affected.size === 0)
    return { formatVersion: '1.0', base, head, environments: [], notes: [...notes, ...unchanged] };

  const { path: workspace, remove } = privateFolder();
  const { path: binary } = await findTerraform();
  const types = typesInUseIn([...baseStacks, ...headStacks].map(({ directory }) => directory));
  const rehearsal = await startRehearsal({ from, typesInUse: () => types, ...rulesFileIn(from) });
  try {
    const planned = await planPairs({
      ...{ pairs, affected, onProgress, workspace, binary },
      env: rehearsal.env,
      parallel: availableParallelism(),
    });
    const merged = mergeFindings(props.sarif ?? [], pairs);
    const environments = environmentsOf(props, pairs, planned, merged.byEnvironment);
    return { formatVersion: '1.0', base, head, environments, notes: [...notes, ...merged.notes, ...unchanged] };
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
  merged: ReturnType<typeof mergeFindings>['byEnvironment'],
): readonly EnvironmentReview[] {
  const names = new Set(pairs.filter(({ id }) => planned.has(id)).map(({ environment }) => environment));
  return [...names].map((environment) => {
    const own = pairs.filter((pair) => pair.environment === environment);
    return environmentReview({
      environment,
      stacks: own.flatMap(({ id }) => planned.get(id) ?? []),
      settings: reviewSettingsIn(own.flatMap(({ head }) => head?.configuration ?? [])),
      rules: [...builtInRules, ...(options.rules ?? [])],
      merged: merged.get(environment) ?? [],
      today: todayOf(options),
    });
  });
}

function unchangedNote(pairs: readonly StackPair[], affected: ReadonlySet<string>): readonly string[] {
  const touched = new Set(pairs.filter(({ id }) => affected.has(id)).map(({ environment }) => environment));
  const untouched = new Set(pairs.map(({ environment }) => environment).filter((name) => !touched.has(name)));
  return untouched.size === 0 ? [] : [`nothing changes in ${[...untouched].join(', ')}`];
}
