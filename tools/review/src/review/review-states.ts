import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Cloud, findTerraform, privateFolder, rulesFileIn, startRehearsal, typesInUseIn } from '@landfall/rehearsal';
import { synthesize, type SynthesizedStack } from '@landfall/synth';
import type { Review } from '../model/review';
import { accountIn, assumeReferences, placeIn, putStateObjects, type StatePlace } from '../state/state-objects';
import { type StackStates, statesOfStacks } from '../state/states-of-stacks';
import { unkeptBase } from './applied-base';
import { describeHead } from './git';
import { otherTools } from './other-tools';
import { planPairs } from './plan-pairs';
import { environmentsOf } from './review-landing-zone';
import type { ReviewOptions } from './review-options';
import type { ReviewProgress } from './review-progress';
import { standingStacks } from './standing-stacks';
import { pairStacks, type StackPair } from './stack-pair';

export interface StatesReviewProps extends ReviewOptions {
  /** Folder with `cdktf.json`. */
  readonly root: string;

  /**
   * Files that `terraform state pull` wrote, or `terraform show -json`: `<stack>=<file>`, or a file that is called
   * `<stack>.tfstate`.
   */
  readonly states: readonly string[];

  /**
   * Names of environments.
   * @default all
   */
  readonly environments?: readonly string[];
  readonly onProgress: (progress: ReviewProgress) => void;
}

/**
 * Says what the checkout changes against real states: their objects exist in a simulated cloud, as the states say, and
 * the real Terraform plans the checkout against them, without any credential. Stacks without a state are not looked at.
 *
 * @throws LandfallError those of `statesOfStacks`; `SYNTH_FAILED` when the checkout does not build.
 */
export async function reviewStates(props: StatesReviewProps): Promise<Review> {
  const { root, environments = [], onProgress } = props;
  const { path: scratch, remove } = privateFolder();
  try {
    const [headStacks, head] = [
      await synthesize({ root, environments, outputDirectory: join(scratch, 'head') }),
      await describeHead(root),
    ];
    onProgress({ kind: 'synthesized', stacks: headStacks.length });
    return await reviewStackStates({ ...props, from: root, head, headStacks });
  } finally {
    remove();
  }
}

export interface StackStatesReviewProps extends Omit<StatesReviewProps, 'root' | 'environments'> {
  /** Folder whose provider bindings are simulated. */
  readonly from: string;

  /** What is planned, in words. */
  readonly head: string;
  readonly headStacks: readonly SynthesizedStack[];
}

/** The same for stacks that are synthesized already. */
export async function reviewStackStates(props: StackStatesReviewProps): Promise<Review> {
  const { from, head, headStacks, onProgress } = props;
  const given = await statesOfStacks(
    props.states,
    headStacks.map(({ id }) => id),
  );
  const pairs = await pairStacks([], headStacks);
  const { cloud, states, account } = simulated(pairs, given);
  onProgress({ kind: 'compared', affected: states.size, stacks: pairs.length });
  const left: string[] = [];
  const { path: workspace, remove } = privateFolder();
  const { path: binary } = await findTerraform();
  const types = typesInUseIn(headStacks.map(({ directory }) => directory));
  const rehearsal = await startRehearsal({
    ...{ from, cloud, typesInUse: () => types },
    ...rulesFileIn(from),
    ...(account !== undefined && { accountDefaults: { account } }),
  });
  try {
    const planned = await planPairs({
      ...{ pairs, states, workspace, binary, applied: unkeptBase() },
      affected: new Set(states.keys()),
      env: rehearsal.env,
      parallel: availableParallelism(),
      onProgress: (progress) => (progress.kind === 'note' ? void left.push(progress.text) : onProgress(progress)),
    });
    const others = otherTools(props, pairs);
    return {
      formatVersion: '1.0',
      base: baseOf(given),
      head,
      environments: environmentsOf(props, pairs, planned, others, await standingStacks(pairs, planned, workspace)),
      notes: [...left.sort(), ...given.notes, ...others.notes, ...unseen(pairs, given)],
    };
  } finally {
    await rehearsal.close();
    remove();
  }
}

/** A cloud in which everything that the states manage exists. */
function simulated(pairs: readonly StackPair[], { byStack }: StackStates) {
  const cloud = new Cloud();
  const account = accountIn([...byStack.values()]);
  const places = new Map<string, StatePlace>();
  const states = new Map(
    [...byStack].map(([id, state]) => {
      const configuration = pairs.find((pair) => pair.id === id)?.head?.configuration ?? {};
      const place = placeIn(configuration, { account: account ?? '123456789012', region: 'us-east-1' });
      places.set(id, place);
      return [id, putStateObjects(cloud, state, place)] as const;
    }),
  );
  // What is managed by one state goes before what another has read of it.
  for (const [id, state] of states) {
    const place = places.get(id);
    if (place) assumeReferences(cloud, state, place);
  }
  return { cloud, states, account };
}

function baseOf({ byStack }: StackStates): string {
  return [...byStack].map(([id, { serial }]) => (serial > 0 ? `${id} (serial ${serial})` : id)).join(', ');
}

function unseen(pairs: readonly StackPair[], { byStack }: StackStates): readonly string[] {
  const touched = new Set(pairs.filter(({ id }) => byStack.has(id)).map(({ environment }) => environment));
  const without = pairs.filter(({ id, environment }) => touched.has(environment) && !byStack.has(id));
  const empty = [...byStack].filter(([, { lineage, resources }]) => lineage === '' && resources.length === 0);
  return [
    ...empty.map(([id]) => `the state of ${id} is empty: all of it is new`),
    ...(without.length === 0 ? [] : [`no state is given for ${without.map(({ id }) => id).join(', ')}: not looked at`]),
  ];
}
