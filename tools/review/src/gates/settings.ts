import { type JsonRecord, listOf, recordOf, textOf } from '../plan/json';

/** A finding that an environment accepts for a while. */
export interface Suppression {
  /** Id of the rule: `LF-EXPOSURE-002`. */
  readonly rule: string;

  /**
   * Address or construct path of the resource.
   * @default every resource of the environment
   */
  readonly address?: string;
  readonly reason: string;

  /** Last day on which it counts: `YYYY-MM-DD`. */
  readonly expires: string;
}

/** What an environment says about its reviews. */
export interface ReviewSettings {
  readonly suppressions: readonly Suppression[];

  /** US dollars a month that its priced resources may cost. */
  readonly costLimit?: number;
}

/** Settings of an environment, from the notes that its synthesized stacks carry: `"//".landfall.review`. */
export function reviewSettingsIn(configurations: readonly unknown[]): ReviewSettings {
  const noted = configurations.map((configuration) => notesOf(configuration)).find((notes) => notes !== undefined);
  if (noted === undefined) return { suppressions: [] };
  const limit = noted['costLimit'];
  return {
    suppressions: listOf(noted['suppressions']).flatMap((entry) => suppressionIn(recordOf(entry))),
    ...(typeof limit === 'number' && { costLimit: limit }),
  };
}

function notesOf(configuration: unknown): JsonRecord | undefined {
  const { review } = recordOf(recordOf(recordOf(configuration)['//'])['landfall']) as { readonly review?: unknown };
  return review === undefined ? undefined : recordOf(review);
}

/** One without a date has expired: nothing is accepted for ever. */
function suppressionIn(entry: JsonRecord): readonly Suppression[] {
  const [rule, address] = [textOf(entry['rule']), textOf(entry['address'])];
  if (rule === undefined) return [];
  return [
    {
      rule,
      ...(address !== undefined && { address }),
      reason: textOf(entry['reason']) ?? 'no reason given',
      expires: textOf(entry['expires']) ?? '0000-00-00',
    },
  ];
}
