import { nearest } from '../cloud/nearest';
import { clusterOf } from './look-up';
import { minorOf, textAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

/** What EKS refuses of add-ons. */
export const eksAddonRules: readonly Rule[] = [
  {
    id: 'EKS-011',
    title: 'The version of an add-on is one that EKS offers for the version of the cluster',
    source: 'the EKS API reference, CreateAddon and DescribeAddonVersions',
    phase: 'apply',
    types: ['aws_eks_addon'],
    check: (context) => {
      const version = textAt(context.config, 'addon_version');
      const name = textAt(context.object, 'addon_name') ?? '';
      const minor = textAt(clusterOf(context)?.attributes, 'version');
      // Only kube-proxy carries the Kubernetes version in its own.
      if (name !== 'kube-proxy' || version === undefined || minor === undefined) return undefined;
      const lag = minorOf(minor) - minorOf(version);
      if (lag >= 0 && lag <= 3) return undefined;
      const call = context.action === 'create' ? 'EKS CreateAddon' : 'EKS UpdateAddon';
      return refused(context, call, 'InvalidParameterException', 'Addon version specified is not supported');
    },
  },
  {
    id: 'EKS-012',
    title: 'An add-on, and the major version of it, is one that the rehearsal knows; EKS may offer more',
    source: 'the EKS user guide, "Available Amazon EKS add-ons from AWS"',
    phase: 'plan',
    severity: 'warning',
    types: ['aws_eks_addon'],
    check: ({ config, prior, aws: { eks } }) => {
      const [name, version] = ['addon_name', 'addon_version'].map((path) => textAt(config, path));
      if (name === undefined || (prior && textAt(prior, 'addon_version') === version)) return undefined;
      const versions = eks.addons[name];
      if (versions === undefined) {
        // Those of the AWS Marketplace are named after their seller: `seller_add-on`.
        const [close = ''] = nearest(name, Object.keys(eks.addons), 1);
        return name.includes('_') ? undefined : `There is no add-on ${name} of AWS; did you mean ${close}?`;
      }
      const majors = new Set(versions.map(majorOf));
      if (version === undefined || majors.has(majorOf(version))) return undefined;
      return `The rehearsal knows no version like ${version} of the add-on ${name}, but ${versions.join(', ')}`;
    },
  },
];

/** The number before the first dot of `v1.21.1-eksbuild.1`. */
function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}
