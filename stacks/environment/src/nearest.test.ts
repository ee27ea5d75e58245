import { nearest } from './nearest';

it.each([
  ['a letter too few', 'zone', 'zones'],
  ['a letter too many', 'cidrr', 'cidr'],
  ['another letter', 'cicr', 'cidr'],
  ['two letters swapped', 'zonse', 'zones'],
  ['other capitals', 'ORGANIZATIONID', 'organizationId'],
])('finds what was meant with %s', (_, word, meant) => {
  expect(nearest(word, ['cidr', 'zones', 'tiers', 'organizationId'])).toBe(meant);
});

it('prefers the nearest of several', () => {
  expect(nearest('tiers', ['timers', 'tiers'])).toBe('tiers');
});

it.each(['colour', 'x', ''])("finds nothing near '%s'", (word) => {
  expect(nearest(word, ['cidr', 'zones'])).toBeUndefined();
});

it('finds nothing among nothing', () => {
  expect(nearest('zone', [])).toBeUndefined();
});
