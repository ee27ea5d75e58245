import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderJson } from './json';
import { reviewSchema } from './json/review-schema';
import { fullReview } from './testing/full-review';
import { hostileReview } from './testing/hostile-review';
import { largeReview } from './testing/large-review';
import { testAttribute, testChange, testEnvironment, testReview, testStack } from './testing/review-models';
import { schemaProblems } from './testing/schema-problems';

const deposed = testChange({
  deposed: '01234567',
  action: { kind: 'unknown', words: ['sing'] },
  attributes: [testAttribute('a', null, { b: [1] })],
});
const reviews = {
  full: fullReview(),
  hostile: hostileReview(),
  large: largeReview(20),
  deposed: testReview(testEnvironment({ stacks: [testStack({ changes: [deposed] })] })),
};

test.each(Object.entries(reviews))('the %s review is JSON as the schema describes it', (_, review) => {
  expect(schemaProblems(reviewSchema, JSON.parse(renderJson(review)))).toEqual([]);
});

test('the JSON is the model, nothing more or less', () => {
  expect(JSON.parse(renderJson(reviews.full))).toEqual(reviews.full);
});

test('the JSON is valid UTF-8 whatever is in it, and ends with a line break', () => {
  const json = renderJson(reviews.hostile);
  expect(Buffer.from(json, 'utf8').toString('utf8')).toBe(json);
  expect(json.endsWith('}\n')).toBe(true);
});

test.each([
  ['a verdict', { verdict: 'maybe' }, '$.environments[0].verdict: maybe is none of pass, approval, blocked, failed'],
  ['a risk', { risk: 'some' }, '$.environments[0].risk: some is none of none, low, medium, high, critical'],
  ['stacks', { stacks: 'none' }, '$.environments[0].stacks: no array'],
])('the schema refuses %s that is none', (_, wrong, problem) => {
  const review = testReview(testEnvironment());
  const json = { ...review, environments: review.environments.map((environment) => ({ ...environment, ...wrong })) };
  expect(schemaProblems(reviewSchema, json)).toEqual([problem]);
});

test('the schema asks for everything that is always there', () => {
  expect(schemaProblems(reviewSchema, { formatVersion: '1.0', base: 'a', head: 'b', notes: [] })).toEqual([
    '$: no environments',
  ]);
});

test('review.schema.json is the schema', () => {
  const file: unknown = JSON.parse(readFileSync(join(__dirname, 'json', 'review.schema.json'), 'utf8'));
  expect(file).toEqual(reviewSchema);
});
