import { isKubernetesVersion, kubernetesVersion, LandfallError, minorOf, supportCalendar, supportOf } from './index';

const newest = Math.max(...Object.keys(supportCalendar.versions).map((version) => Number(version.slice(2))));

describe('a Kubernetes version', () => {
  test.each([
    ['1.30', 'ended'],
    ['1.31', 'extended'],
    ['1.33', 'extended'],
    ['1.34', 'standard'],
    ['1.35', 'standard'],
    ['1.36', 'unknown'],
    ['1.29', 'ended'],
    ['two', 'ended'],
  ] as const)('%s has %s support on the day of the calendar', (version, support) => {
    expect(supportCalendar.asOf).toBe('2026-11-21');
    expect(supportOf(version)).toBe(support);
  });

  test('has standard support before extended support', () => {
    for (const { standardEnds, extendedEnds } of Object.values(supportCalendar.versions)) {
      expect(standardEnds < extendedEnds).toBe(true);
    }
  });

  test('is taken when Amazon EKS supports it, or may soon', () => {
    expect(kubernetesVersion('1.31', 'test')).toBe('1.31');
    expect(kubernetesVersion(`1.${newest + 2}`, 'test')).toBe(`1.${newest + 2}`);
  });

  test('is written as 1 and a minor number', () => {
    expect(isKubernetesVersion('1.35')).toBe(true);
    expect(isKubernetesVersion('1.35.1')).toBe(false);
    expect(minorOf('1.35')).toBe(35);
  });

  test.each(['1', '1.35.1', 'v1.35', '2.35', `1.${newest + 3}`])("fails for '%s'", (value) => {
    const message = `Amazon EKS has no Kubernetes version '${value}'; supported: 1.31, 1.32, 1.33, 1.34, 1.35`;
    expect(() => kubernetesVersion(value, 'blue')).toThrow(
      new LandfallError('KUBERNETES_VERSION_INVALID', message, 'blue'),
    );
  });

  test.each(['1.30', '1.22'])('fails for %s, whose support has ended', (value) => {
    const message = `Kubernetes ${value} is out of support on Amazon EKS; use 1.35 or another supported version`;
    expect(() => kubernetesVersion(value, 'blue')).toThrow(
      new LandfallError('KUBERNETES_VERSION_UNSUPPORTED', message, 'blue'),
    );
  });
});
