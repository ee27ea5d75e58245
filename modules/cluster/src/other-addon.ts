import type { Problems } from '@landfall/contracts';
import type { AddonIdentity, AddonOptions } from './addon-options';
import { checkVersion, isAddonName } from './addon-version';
import type { AddonSpec } from './managed-addon';

/** An add-on that has no typed options here: of the community, of AWS Marketplace, or a new one of AWS. */
export interface OtherAddonOptions extends AddonOptions {
  /** `v1.2.3-eksbuild.4`; there is no default. */
  readonly version: string;

  /** Settings by the add-on's own schema, which `aws eks describe-addon-configuration` tells. @default none */
  readonly configuration?: Readonly<Record<string, unknown>>;

  /** Role of its service accounts, and their names. @default none */
  readonly identity?: AddonIdentity & { readonly serviceAccounts: readonly [string, ...string[]] };
}

export function otherAddonSpec(name: string, options: OtherAddonOptions): AddonSpec {
  const { version, configuration, identity } = options;
  return { name, version, options, ...(configuration ? { configuration } : {}), ...(identity ? { identity } : {}) };
}

export function checkOtherAddon(name: string, { version }: OtherAddonOptions, at: string, problems: Problems): void {
  if (isAddonName(name)) {
    problems.add('ADDON_HAS_OPTIONS', `${name} has typed options; write it there, and pin it under versions`, at);
  }
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name)) {
    problems.add('ADDON_NAME_INVALID', `an add-on is named by small letters, digits, - and _, got '${name}'`, at);
  }
  checkVersion(name, version, `${at}.version`, problems);
}
