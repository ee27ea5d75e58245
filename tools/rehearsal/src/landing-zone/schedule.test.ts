import { runTasks, type Task } from './schedule';

const task = (id: string, after: readonly string[], log: string[], fail = false): Task<string> => ({
  id,
  after,
  run: async () => {
    log.push(`start ${id}`);
    await new Promise((resolve) => setImmediate(resolve));
    if (fail) throw new Error(`${id} broke`);
    log.push(`end ${id}`);
    return id;
  },
});

it('starts a task only when all that it waits for is done', async () => {
  const log: string[] = [];
  await runTasks([task('compute', ['cluster'], log), task('cluster', ['network'], log), task('network', [], log)], 4);
  expect(log).toEqual(['start network', 'end network', 'start cluster', 'end cluster', 'start compute', 'end compute']);
});

it('skips what follows a failure and still runs the rest', async () => {
  const log: string[] = [];
  const outcomes = await runTasks(
    [task('a', [], log, true), task('b', ['a'], log), task('c', ['b'], log), task('d', [], log)],
    1,
  );
  expect(outcomes.get('a')).toMatchObject({ kind: 'failed', error: { message: 'a broke' } });
  expect(outcomes.get('b')).toEqual({ kind: 'skipped', because: 'a' });
  expect(outcomes.get('c')).toEqual({ kind: 'skipped', because: 'b' });
  expect(outcomes.get('d')).toEqual({ kind: 'done', value: 'd' });
});

it('takes up what ran before', async () => {
  const log: string[] = [];
  const earlier = await runTasks([task('a', [], log, true), task('b', [], log)], 2);
  const outcomes = await runTasks([task('c', ['a'], log), task('d', ['b'], log)], 2, earlier);
  expect([...outcomes.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(outcomes.get('c')).toEqual({ kind: 'skipped', because: 'a' });
  expect(outcomes.get('d')).toEqual({ kind: 'done', value: 'd' });
});

it('runs no more tasks at a time than allowed', async () => {
  let running = 0;
  let most = 0;
  const tasks = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    after: [],
    run: async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
    },
  }));
  await runTasks(tasks, 2);
  expect(most).toBe(2);
});

it('takes a predecessor that is not among the tasks as done', async () => {
  const outcomes = await runTasks([task('compute', ['network'], [])], 1);
  expect(outcomes.get('compute')).toEqual({ kind: 'done', value: 'compute' });
});

it('fails for tasks that wait for each other', async () => {
  await expect(runTasks([task('a', ['b'], []), task('b', ['a'], [])], 1)).rejects.toThrow('wait for each other: a, b');
});

it('ends when all that is left follows a failure', async () => {
  const outcomes = await runTasks([task('a', [], [], true), task('b', ['a'], [])], 1);
  expect(outcomes.get('b')).toEqual({ kind: 'skipped', because: 'a' });
});
