import { GrafanaRoleAssociation } from '@cdktf/provider-aws/lib/grafana-role-association';
import { GrafanaWorkspaceSamlConfiguration } from '@cdktf/provider-aws/lib/grafana-workspace-saml-configuration';
import type { Problems } from '@landfall/contracts';
import { Construct } from 'constructs';

/** Users and groups of IAM Identity Center, by id. */
export interface GrafanaMembers {
  /** @default none */
  readonly groupIds?: readonly string[];

  /** @default none */
  readonly userIds?: readonly string[];
}

/** How users sign in, and what they are. A change between kinds replaces the workspace. */
export type GrafanaAuthentication =
  | {
      readonly kind: 'identity-center';
      readonly admins: GrafanaMembers;

      /** @default nobody */
      readonly editors?: GrafanaMembers;

      /** @default nobody */
      readonly viewers?: GrafanaMembers;
    }
  | {
      readonly kind: 'saml';

      /** Metadata of the identity provider. */
      readonly metadata:
        { readonly kind: 'url'; readonly url: string } | { readonly kind: 'xml'; readonly xml: string };

      /**
       * Attribute of the assertion that holds the user's role.
       *
       * @default 'role'
       */
      readonly roleAttribute?: string;

      /** Values of that attribute that make an administrator. */
      readonly adminRoles: readonly [string, ...string[]];

      /**
       * Values that make an editor. Everybody else is a viewer.
       *
       * @default none
       */
      readonly editorRoles?: readonly string[];

      /**
       * Minutes until a user signs in again, 1 to 10080.
       *
       * @default 480
       */
      readonly sessionMinutes?: number;
    };

export function createSignIn(scope: Construct, workspaceId: string, authentication: GrafanaAuthentication): void {
  if (authentication.kind === 'saml') {
    createSaml(scope, workspaceId, authentication);
    return;
  }
  const { admins, editors = {}, viewers = {} } = authentication;
  const roles = new Construct(scope, 'roles');
  const associate = (id: string, role: string, { groupIds = [], userIds = [] }: GrafanaMembers): void => {
    if (groupIds.length + userIds.length === 0) return;
    new GrafanaRoleAssociation(roles, id, {
      workspaceId,
      role,
      ...(groupIds.length > 0 ? { groupIds: [...groupIds] } : {}),
      ...(userIds.length > 0 ? { userIds: [...userIds] } : {}),
    });
  };
  associate('admin', 'ADMIN', admins);
  associate('editor', 'EDITOR', editors);
  associate('viewer', 'VIEWER', viewers);
}

export function checkAuthentication(authentication: GrafanaAuthentication, problems: Problems, at: string): void {
  if (authentication.kind === 'identity-center') return;
  const { metadata, sessionMinutes = 480 } = authentication;
  if (metadata.kind === 'url' && !/^https:\/\/\S+$/.test(metadata.url)) {
    const message = `metadata must come over https, or it could be forged; got '${metadata.url}'`;
    problems.add('GRAFANA_METADATA_URL', message, `${at}.metadata.url`);
  }
  if (!Number.isInteger(sessionMinutes) || sessionMinutes < 1 || sessionMinutes > 10080) {
    const message = `a session lasts 1 to 10080 whole minutes, got ${sessionMinutes}`;
    problems.add('GRAFANA_SESSION_MINUTES', message, `${at}.sessionMinutes`);
  }
}

function createSaml(
  scope: Construct,
  workspaceId: string,
  authentication: Extract<GrafanaAuthentication, { kind: 'saml' }>,
): void {
  const { metadata, roleAttribute = 'role', adminRoles, editorRoles = [], sessionMinutes = 480 } = authentication;
  new GrafanaWorkspaceSamlConfiguration(scope, 'saml', {
    workspaceId,
    ...(metadata.kind === 'url' ? { idpMetadataUrl: metadata.url } : { idpMetadataXml: metadata.xml }),
    roleAssertion: roleAttribute,
    adminRoleValues: [...adminRoles],
    editorRoleValues: [...editorRoles],
    loginValidityDuration: sessionMinutes,
  });
}
