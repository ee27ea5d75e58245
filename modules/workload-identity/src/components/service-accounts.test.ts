import { Problems } from '@landfall/contracts';
import { checkServiceAccount } from '../service-account';
import { defaultServiceAccounts } from './service-accounts';
import { statementsFor } from './statements-for';

describe('default service accounts', () => {
  test.each(Object.entries(defaultServiceAccounts))(
    '%s has valid names and statements',
    (component, serviceAccount) => {
      const problems = new Problems('test');
      checkServiceAccount(problems, serviceAccount);
      expect(problems.count).toBe(0);
      expect(Object.keys(statementsFor)).toContain(component);
    },
  );

  test('are those that the EKS add-ons use', () => {
    expect(defaultServiceAccounts.ebsCsiDriver).toEqual({ namespace: 'kube-system', name: 'ebs-csi-controller-sa' });
    expect(defaultServiceAccounts.efsCsiDriver).toEqual({ namespace: 'kube-system', name: 'efs-csi-controller-sa' });
    expect(defaultServiceAccounts.vpcCni).toEqual({ namespace: 'kube-system', name: 'aws-node' });
  });
});
