import { reviewSchema } from './review-schema';

const accepted = { rule: 'LF-EXPOSURE-003', reason: 'the office has no VPN yet', expires: '2027-06-30' };

describe('what reviews of an environment accept', () => {
  test('is nothing unless it is written', () => {
    expect(reviewSchema.parse({})).toEqual({ suppressions: [] });
  });

  test('is a rule, for all resources or one, with a reason and a last day, and a limit of the cost', () => {
    const review = { suppressions: [accepted, { ...accepted, address: 'api/cluster' }], costLimit: 500 };
    expect(reviewSchema.parse(review)).toEqual(review);
  });

  test.each([
    ['no reason', { ...accepted, reason: '' }],
    ['no last day', { rule: accepted.rule, reason: accepted.reason }],
    ['a day that is none', { ...accepted, expires: 'soon' }],
    ['a day that no calendar has', { ...accepted, expires: '2027-02-30' }],
    ['a field that there is not', { ...accepted, until: '2027-06-30' }],
  ])('is refused with %s', (_, suppression) => {
    expect(reviewSchema.safeParse({ suppressions: [suppression] }).success).toBe(false);
  });

  test('is refused with a cost limit of nothing', () => {
    expect(reviewSchema.safeParse({ costLimit: 0 }).success).toBe(false);
  });
});
