import { textOf } from '../../values/value';
import type { Behaviour } from '../behaviour';

/** The side that accepts a peering connection sees the VPCs the other way round. */
export const peeringBehaviours: Readonly<Record<string, Behaviour>> = {
  aws_vpc_peering_connection_accepter: {
    apply: ({ cloud, place, prior, next }) => {
      const id = textOf(next['vpc_peering_connection_id']);
      const connection = cloud.find({ type: 'aws_vpc_peering_connection' }).find((object) => object.id === id);
      if (connection === undefined || prior !== undefined) return undefined;
      const { vpc_id: requester, peer_vpc_id: accepter } = connection.attributes;
      return {
        ...(typeof requester === 'string' ? { peer_vpc_id: requester } : {}),
        ...(typeof accepter === 'string' ? { vpc_id: accepter } : {}),
        peer_owner_id: connection.account,
        peer_region: place.region,
      };
    },
  },
};
