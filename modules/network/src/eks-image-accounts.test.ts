import { isAccountId, regions } from '@landfall/contracts';
import { eksImageAccount } from './eks-image-accounts';

it('knows an account for every Region', () => {
  expect(regions.map(eksImageAccount).filter((account) => !isAccountId(account))).toEqual([]);
});

it('knows the common account and those that differ', () => {
  expect(eksImageAccount('us-east-1')).toBe('602401143452');
  expect(eksImageAccount('af-south-1')).toBe('877085696533');
  expect(eksImageAccount('us-gov-west-1')).toBe('013241004608');
});
