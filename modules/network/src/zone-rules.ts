import { isZoneOf, type Problems } from '@landfall/contracts';
import type { NetworkProps } from './network-props';
import { hasZoneSlot, SLOT_LETTERS } from './subnet-layout';

const FEWEST_ZONES = 2;
const MOST_ZONES = SLOT_LETTERS.length;

export function checkZones({ region, zones, nat }: NetworkProps, problems: Problems, at: string): void {
  const here = `${at}: zones`;
  const distinct = new Set(zones);
  if (zones.length < FEWEST_ZONES || zones.length > MOST_ZONES) {
    const change = zones.length < FEWEST_ZONES ? `add a zone of ${region}` : 'leave some out';
    const message = `a network spans ${FEWEST_ZONES} to ${MOST_ZONES} zones, got ${zones.length}; ${change}`;
    problems.add('NETWORK_ZONE_COUNT', message, here);
  }
  for (const zone of distinct) {
    if (!isZoneOf(region, zone)) {
      const message = `'${zone}' is no availability zone of ${region}; write one like ${region}a`;
      problems.add('NETWORK_ZONE_UNKNOWN', message, here);
    } else if (!hasZoneSlot(zone)) {
      const message = `zone '${zone}' has no slot: subnets are laid out for zones a to ${SLOT_LETTERS.slice(-1)}`;
      problems.add('NETWORK_ZONE_UNKNOWN', message, here);
    }
    const count = zones.filter((other) => other === zone).length;
    if (count > 1) {
      problems.add('NETWORK_ZONE_TWICE', `zone '${zone}' stands ${count} times; name each zone once`, here);
    }
  }
  if (nat.kind === 'single' && nat.zone !== undefined && !distinct.has(nat.zone)) {
    const message = `the NAT gateway's zone '${nat.zone}' is none of the network's: ${zones.join(', ')}`;
    problems.add('NETWORK_NAT_ZONE_UNKNOWN', message, `${at}: nat.zone`);
  }
}
