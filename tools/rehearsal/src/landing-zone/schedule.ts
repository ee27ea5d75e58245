/** A piece of work that starts when all that it waits for has succeeded. */
export interface Task<T> {
  readonly id: string;
  readonly after: readonly string[];
  readonly run: () => Promise<T>;
}

export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'skipped'; readonly because: string };

/**
 * Runs tasks, at most `parallel` at a time, in an order that respects `after`.
 *
 * A task whose predecessor failed or was skipped is skipped; all others still run. Predecessors that are not among the
 * tasks are taken as done.
 *
 * @param earlier Outcomes of tasks that ran before, which these may wait for; they are among those returned.
 */
export async function runTasks<T>(
  tasks: readonly Task<T>[],
  parallel: number,
  earlier: ReadonlyMap<string, Outcome<T>> = new Map(),
): Promise<ReadonlyMap<string, Outcome<T>>> {
  const outcomes = new Map(earlier);
  const waiting = new Map(tasks.map((task) => [task.id, task]));
  const running = new Map<string, Promise<void>>();
  while (waiting.size > 0 || running.size > 0) {
    skipBlocked(waiting, outcomes);
    for (const task of waiting.values()) {
      if (running.size >= parallel) break;
      if (task.after.some((id) => waiting.has(id) || running.has(id))) continue;
      waiting.delete(task.id);
      const finish = (outcome: Outcome<T>): void => {
        outcomes.set(task.id, outcome);
        running.delete(task.id);
      };
      running.set(
        task.id,
        task.run().then(
          (value) => finish({ kind: 'done', value }),
          (error: unknown) => finish({ kind: 'failed', error }),
        ),
      );
    }
    if (running.size === 0 && waiting.size > 0) {
      throw new Error(`tasks wait for each other: ${[...waiting.keys()].join(', ')}`);
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  return outcomes;
}

function skipBlocked<T>(waiting: Map<string, Task<T>>, outcomes: Map<string, Outcome<T>>): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const task of waiting.values()) {
      const because = task.after.find((id) => (outcomes.get(id)?.kind ?? 'done') !== 'done');
      if (because === undefined) continue;
      waiting.delete(task.id);
      outcomes.set(task.id, { kind: 'skipped', because });
      changed = true;
    }
  }
}
