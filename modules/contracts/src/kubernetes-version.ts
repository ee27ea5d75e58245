import { LandfallError } from './landfall-error';

/** A Kubernetes minor version: `1.35`. */
export type KubernetesVersion = `1.${number}`;

/** When Amazon EKS supports a minor version. Dates are `YYYY-MM-DD`. */
export interface SupportPeriod {
  readonly standardEnds: string;
  readonly extendedEnds: string;
}

/**
 * Support calendar of Amazon EKS. Edit it when AWS announces a version.
 *
 * Source: EKS User Guide, "Understand the Kubernetes version lifecycle on EKS".
 */
export const supportCalendar = {
  /** The day that decides which versions are out of support; the clock is never asked, so a synth is repeatable. */
  asOf: '2026-11-21',
  versions: {
    '1.30': { standardEnds: '2025-07-23', extendedEnds: '2026-07-23' },
    '1.31': { standardEnds: '2025-11-26', extendedEnds: '2026-11-26' },
    '1.32': { standardEnds: '2026-03-23', extendedEnds: '2027-03-23' },
    '1.33': { standardEnds: '2026-07-29', extendedEnds: '2027-07-29' },
    '1.34': { standardEnds: '2026-12-02', extendedEnds: '2027-12-02' },
    '1.35': { standardEnds: '2027-03-27', extendedEnds: '2028-03-27' },
  } as Readonly<Record<string, SupportPeriod>>,
};

export type Support = 'standard' | 'extended' | 'ended' | 'unknown';

/** Minor versions past the newest known one that may exist before the calendar says so. */
const MINORS_AHEAD = 2;

/**
 * @throws LandfallError `KUBERNETES_VERSION_INVALID` for anything but `1.<minor>`, and for a minor that cannot exist yet;
 * `KUBERNETES_VERSION_UNSUPPORTED` when extended support has ended.
 */
export function kubernetesVersion(value: string, at: string): KubernetesVersion {
  const newest = newestMinor();
  if (!isKubernetesVersion(value) || minorOf(value) > newest + MINORS_AHEAD) {
    const known = Object.keys(supportCalendar.versions).filter((version) => supportOf(version) !== 'ended');
    const message = `Amazon EKS has no Kubernetes version '${value}'; supported: ${known.join(', ')}`;
    throw new LandfallError('KUBERNETES_VERSION_INVALID', message, at);
  }
  if (supportOf(value) === 'ended') {
    const message = `Kubernetes ${value} is out of support on Amazon EKS; use 1.${newest} or another supported version`;
    throw new LandfallError('KUBERNETES_VERSION_UNSUPPORTED', message, at);
  }
  return value;
}

export function isKubernetesVersion(value: string): value is KubernetesVersion {
  return /^1\.\d+$/.test(value);
}

/** Which support a minor version has on the calendar's day; `unknown` for one newer than the calendar. */
export function supportOf(version: string): Support {
  const period = supportCalendar.versions[version];
  if (!period) return isKubernetesVersion(version) && minorOf(version) > newestMinor() ? 'unknown' : 'ended';
  if (supportCalendar.asOf <= period.standardEnds) return 'standard';
  return supportCalendar.asOf <= period.extendedEnds ? 'extended' : 'ended';
}

export function minorOf(version: KubernetesVersion): number {
  return Number(version.slice(2));
}

function newestMinor(): number {
  return Math.max(...Object.keys(supportCalendar.versions).map((version) => Number(version.slice(2))));
}
