import type { Meaning } from '../model/change';
import { readPlan } from '../plan/read-plan';
import { stackReviewOf } from '../plan/stack-review';
import { type PlanStage, planStage } from '../plan/testing/plan-stage';
import { cases } from './testing/cases';

jest.setTimeout(120_000);

describe('a change means', () => {
  let stage: PlanStage;
  let meanings: ReadonlyMap<string, readonly Meaning[]>;
  beforeAll(async () => {
    stage = await planStage();
    const side = (name: 'before' | 'after'): string => cases.map((each) => each[name] ?? '').join('\n');
    const plan = readPlan(await stage.planned({ before: side('before'), after: side('after') }), 'plan.json');
    const { changes } = stackReviewOf({ id: 'dev', layer: 'all', plan });
    meanings = new Map(changes.map((change) => [change.address, change.meanings]));
  });
  afterAll(() => stage.close());

  const text = ({ kind, direction, sentence }: Meaning): string => `${kind} ${direction}: ${sentence}`;

  it.each(cases)('$title', ({ at, means, detail }) => {
    const found = meanings.get(at) ?? [];
    expect(found.map(text)).toEqual(means);
    if (detail) expect(found.flatMap((each) => each.detail ?? [])).toEqual(detail);
  });
});
