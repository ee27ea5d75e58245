import type { Json } from '../json';
import type { Variant } from './resource-facts';

/** The `name` that the provider makes of a `name_prefix`, or of nothing, and the prefix it then notes. */
export const generatedName: { readonly computed: Readonly<Record<string, Json>>; readonly variant: Variant } = {
  computed: { name: '{name_prefix}{digits:26}', name_prefix: '' },
  variant: {
    when: { name: null, name_prefix: null },
    computed: { name: 'terraform-{digits:26}', name_prefix: 'terraform-' },
  },
};
