import { DynamicValue } from '../values/value';
import type { Behaviour } from './behaviour';

/** The API server gives back what it was given. */
export const kubernetesBehaviours: Readonly<Record<string, Behaviour>> = {
  kubernetes_manifest: {
    apply: ({ next }) => {
      const manifest = next['manifest'];
      return manifest instanceof DynamicValue ? { object: manifest } : undefined;
    },
    renewedBy: { object: ['manifest'] },
  },
};
