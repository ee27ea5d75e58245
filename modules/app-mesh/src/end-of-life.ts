import type { Problems } from '@landfall/contracts';

/** What a `Mesh` must carry as `acknowledgement`, word for word. */
export const appMeshEndAcknowledgement =
  'AWS ended App Mesh on 2026-09-30; this mesh cannot be created in AWS any more' as const;

export type AppMeshEndAcknowledgement = typeof appMeshEndAcknowledgement;

/** Source: AWS App Mesh user guide, end of support notice. */
export function checkEndOfLife(acknowledgement: string | undefined, problems: Problems): void {
  if (acknowledgement === appMeshEndAcknowledgement) return;
  const successors = 'Amazon VPC Lattice with the AWS Gateway API Controller, Istio in ambient mode, Linkerd or Cilium';
  const message =
    `AWS ended App Mesh on 2026-09-30, and its resources are out of reach since; move to ${successors}. ` +
    `To describe a mesh all the same, set acknowledgement to '${appMeshEndAcknowledgement}'`;
  problems.add('APP_MESH_ENDED', message);
}
