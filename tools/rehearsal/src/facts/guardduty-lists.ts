import type { FactsByType, ResourceFacts } from './resource-facts';

const detector = 'arn:{partition}:guardduty:{region}:{account}:detector/{detector_id}';

const listOf = (kind: string): ResourceFacts => ({
  forceNew: ['detector_id', 'format'],
  id: '{detector_id}:{hex:32:list}',
  arn: `${detector}/${kind}/{hex:32:list}`,
  validation: { format: { enum: ['TXT', 'STIX', 'OTX_CSV', 'ALIEN_VAULT', 'PROOF_POINT', 'FIRE_EYE'] } },
});

/** Lists and filters of a GuardDuty detector: names count within it. */
export const guarddutyLists: FactsByType = {
  aws_guardduty_filter: {
    forceNew: ['detector_id', 'name'],
    id: '{detector_id}:{name}',
    arn: `${detector}/filter/{name}`,
    uniqueBy: ['detector_id', 'name'],
    validation: { action: { enum: ['NOOP', 'ARCHIVE'] }, name: { length: [3, 64] } },
  },
  aws_guardduty_ipset: listOf('ipset'),
  aws_guardduty_threatintelset: listOf('threatintelset'),
};
