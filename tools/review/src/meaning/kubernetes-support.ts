import { isKubernetesVersion, minorOf, supportCalendar, supportOf } from '@landfall/contracts';

/** `standard support until 2027-03-27, extended until 2028-03-27` */
export function supportText(version: string): string {
  const period = Object.hasOwn(supportCalendar.versions, version) ? supportCalendar.versions[version] : undefined;
  switch (supportOf(version)) {
    case 'standard':
      return `standard support until ${period?.standardEnds ?? ''}, extended until ${period?.extendedEnds ?? ''}`;
    case 'extended':
      return `extended support, at extra cost, until ${period?.extendedEnds ?? ''}`;
    case 'ended':
      return `out of support${period === undefined ? '' : ` since ${period.extendedEnds}`}`;
    case 'unknown':
      return `support dates not known on ${supportCalendar.asOf}`;
  }
}

/** How many minor versions lie between two; undefined for versions that are none. */
export function minorsBetween(from: string, to: string): number | undefined {
  return isKubernetesVersion(from) && isKubernetesVersion(to) ? minorOf(to) - minorOf(from) : undefined;
}
