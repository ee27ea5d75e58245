const directions: Readonly<Record<string, string>> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  central: 'c',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
};

/** The short form of a Region in zone ids: `euw1` of `eu-west-1`, `usgw1` of `us-gov-west-1`. */
export function shortRegion(region: string): string {
  const [area = '', ...words] = region.split('-');
  const short = words.map((word) => directions[word] ?? (/^\d+$/.test(word) ? word : word.slice(0, 1)));
  return `${area}${short.join('')}`;
}

/** The id of a zone in the simulation: `euw1-az1` of `eu-west-1a`. AWS maps names to ids for each account on its own. */
export function zoneIdOf(zoneName: string): string {
  const [, region, letter] = /^([a-z-]+-\d+)([a-z])$/.exec(zoneName) ?? [];
  if (region === undefined || letter === undefined) return zoneName;
  return `${shortRegion(region)}-az${letter.charCodeAt(0) - 96}`;
}
