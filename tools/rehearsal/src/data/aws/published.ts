import { derived } from '../../plan/derived';
import { SIMULATED_TIME } from '../../plan/template';
import { textOf, type ObjectValue } from '../../values/value';
import { InventedAnswer, type DataQuery, type DataSource } from '../data-source';
import { attributesOf, existingObject, objectsOf } from '../existing-object';
import { matching } from '../match-objects';

/** What every account has without making it. */
export const publishedSources: Readonly<Record<string, DataSource>> = {
  aws_iam_policy: policy,
  aws_cloudwatch_event_bus: eventBus,
  aws_cloudfront_cache_policy: (query) =>
    managed(query, {
      'Managed-Amplify': '2e54312d-136d-493c-8eb9-b001f22f67d2',
      'Managed-CachingDisabled': '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      'Managed-CachingOptimized': '658327ea-f89d-4fab-a63d-7e88639e58f6',
      'Managed-CachingOptimizedForUncompressedObjects': 'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
      'Managed-Elemental-MediaPackage': '08627262-05a9-4f76-9ded-b50ca2e3a84f',
      UseOriginCacheControlHeaders: '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
      'UseOriginCacheControlHeaders-QueryStrings': '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
    }),
  aws_cloudfront_origin_request_policy: (query) =>
    managed(query, {
      'Managed-AllViewer': '216adef6-5c7f-47e4-b989-5492eafa07d3',
      'Managed-AllViewerAndCloudFrontHeaders-2022-06': '33f36d7e-f396-46d9-90e0-52428a34d9dc',
      'Managed-AllViewerExceptHostHeader': 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      'Managed-CORS-CustomOrigin': '59781a5b-3903-41f3-afcb-af62929ccde1',
      'Managed-CORS-S3Origin': '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
      'Managed-Elemental-MediaTailor-PersonalizedManifests': '775133bc-15f2-49f9-abea-afb2e0bf67d2',
      'Managed-UserAgentRefererHeaders': 'acba4595-bd28-49b8-b9fe-13317c0390fa',
    }),
  aws_cloudfront_response_headers_policy: (query) =>
    managed(query, {
      'Managed-CORS-and-SecurityHeadersPolicy': 'e61eb60c-9c35-4d20-a928-2b84e02af89c',
      'Managed-CORS-With-Preflight': '5cc3b908-e619-4b99-88e5-2cf7f45965bd',
      'Managed-CORS-with-preflight-and-SecurityHeadersPolicy': 'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
      'Managed-SecurityHeadersPolicy': '67f7725c-6f97-4210-82d7-5512b31e9d03',
      'Managed-SimpleCORS': '60669652-455b-4ae9-85a4-c4c02393f86c',
    }),
};

/** Policies of CloudFront that have the same id in every account. Source: the CloudFront developer guide. */
function managed(query: DataQuery, ids: Readonly<Record<string, string>>): ObjectValue {
  const [name, id] = [textOf(query.config['name']), textOf(query.config['id'])];
  const found = Object.entries(ids).find((each) => each[0] === name || each[1] === id);
  if (found === undefined) return existingObject(query);
  const kind = query.type.replace('aws_cloudfront_', '').replaceAll('_', '-');
  return {
    id: found[1],
    name: found[0],
    etag: 'E23ZP02F085DFQ',
    arn: `arn:${query.place.partition}:cloudfront::${query.place.account}:${kind}/${found[1]}`,
  };
}

/** The bus that events of AWS services come to. */
function eventBus(query: DataQuery): ObjectValue {
  if (textOf(query.config['name']) !== 'default') return existingObject(query);
  const { partition, region, account } = query.place;
  return { id: 'default', name: 'default', arn: `arn:${partition}:events:${region}:${account}:event-bus/default` };
}

/** Names that AWS gives to its policies, apart from those that begin with that of a service. */
const OF_AWS =
  /^(?:AWS|Amazon|CloudWatch|CloudFront|EC2|SecretsManager|Service|AdministratorAccess|PowerUserAccess|ReadOnlyAccess|ViewOnlyAccess|SecurityAudit|SystemAdministrator|NetworkAdministrator|DatabaseAdministrator|Billing|IAMFullAccess|IAMReadOnlyAccess|IAMUserChangePassword|SupportUser|DataScientist)/;

/** An own policy, or one that AWS manages. What the latter allow is not known here. */
function policy(query: DataQuery): ObjectValue | InventedAnswer {
  const [own] = matching(objectsOf(query, 'aws_iam_policy'), query.config);
  if (own !== undefined) return attributesOf(query, own);
  const [arn = '', name = ''] = [textOf(query.config['arn']), textOf(query.config['name'])];
  const path = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1] ?? (OF_AWS.test(name) ? name : undefined);
  if (path === undefined) return existingObject(query);
  const fullArn = arn === '' ? `arn:${query.place.partition}:iam::aws:policy/${path}` : arn;
  return new InventedAnswer({
    id: fullArn,
    arn: fullArn,
    name: path.slice(path.lastIndexOf('/') + 1),
    path: `/${path.slice(0, path.lastIndexOf('/') + 1)}`,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' }],
    }),
    policy_id: `ANPA${derived(fullArn, 'upper', 17)}`,
    creation_date: SIMULATED_TIME,
    attachment_count: 0,
  });
}
