import { supportCalendar, supportOf } from '@landfall/contracts';
import { addonVersions } from './addon-versions';
import { checkVersion } from './addon-version';
import { Problems } from '@landfall/contracts';

const entries = Object.entries(addonVersions.versions);

describe('the table of tested add-on versions', () => {
  it('knows every Kubernetes version that EKS still supports', () => {
    const supported = Object.keys(supportCalendar.versions).filter((version) => supportOf(version) !== 'ended');
    expect(addonVersions.minors).toEqual(expect.arrayContaining(supported));
  });

  it.each(entries)('has a version of %s for each of its Kubernetes versions', (_, versions) => {
    if (typeof versions !== 'string') expect(Object.keys(versions)).toEqual(addonVersions.minors);
  });

  it.each(entries)('names exact versions of %s', (name, versions) => {
    const problems = new Problems('table');
    for (const version of typeof versions === 'string' ? [versions] : Object.values(versions)) {
      checkVersion(name, version, 'table', problems);
    }
    expect(() => problems.throwIfAny()).not.toThrow();
  });

  it('has kube-proxy of the same minor version as the cluster', () => {
    const kubeProxy = addonVersions.versions['kube-proxy'];
    for (const minor of addonVersions.minors) {
      expect(kubeProxy).toHaveProperty([minor], expect.stringMatching(new RegExp(`^v${minor.replace('.', '\\.')}\\.`)));
    }
  });
});
