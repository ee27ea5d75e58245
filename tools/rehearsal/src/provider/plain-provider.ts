import { cloudinitConfig, rendered } from '../data/cloudinit-config';
import { httpResponse } from '../data/http-response';
import { kubernetesObject } from '../data/kubernetes-object';
import { kubernetesPlural } from '../data/kubernetes-plural';
import { nullData } from '../data/null-data';
import { tlsCertificate } from '../data/tls-certificate';
import { kubernetesEphemerals } from '../ephemeral/kubernetes-ephemerals';
import { randomEphemerals } from '../ephemeral/random-ephemerals';
import { tlsEphemerals } from '../ephemeral/tls-ephemerals';
import { kubernetesFunctions } from '../functions/kubernetes-functions';
import { localFunctions } from '../functions/local-functions';
import { timeFunctions } from '../functions/time-functions';
import { helmFactsFor } from '../facts/helm-facts';
import { kubernetesCommonFacts, kubernetesFactsFor } from '../facts/kubernetes-facts';
import type { ResourceFacts } from '../facts/resource-facts';
import { kubernetesBehaviours } from '../behaviours/kubernetes-manifest';
import { externalProgram } from '../data/external-program';
import { archiveFile } from '../general/archive';
import { localProvider } from '../general/local';
import { randomBehaviours } from '../general/random';
import { timeBehaviours } from '../general/time';
import { publicKeyOf, tlsBehaviours } from '../general/tls';
import { ProviderError } from '../protocol/provider-error';
import { attributeOf, isListValue, textOf, type ObjectValue, type Value } from '../values/value';
import { generalFactsFor } from './general-facts';
import type { ProviderDefinition, SchemaSource } from './provider-definition';

const ownId: ResourceFacts = { optionalComputed: ['id'] };

/**
 * A provider without accounts and Regions. What takes the place of a Region is the cluster that it talks to.
 *
 * @param folder Folder that Terraform runs in, when files may be written and programs be run there.
 */
export function plainProvider(schemas: SchemaSource, source: string, folder?: string): ProviderDefinition {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const special: Partial<ProviderDefinition> = { ...specialities[name], ...specialitiesIn(folder)[name] };
  return {
    source,
    schemas,
    commonFacts: ownId,
    facts: generalFactsFor,
    alreadyExists: (type, names) => new ProviderError(`${type} ${names.join('/')} already exists`),
    behaviours: {},
    dataSources: {},
    configure: (config) => ({
      place: { account: name, region: clusterOf(config), partition: 'aws', dnsSuffix: '' },
      given: () => ({}),
    }),
    ...special,
  };
}

const specialities: Readonly<Record<string, Partial<ProviderDefinition>>> = {
  kubernetes: {
    commonFacts: kubernetesCommonFacts,
    facts: kubernetesFactsFor,
    behaviours: kubernetesBehaviours,
    lookUp: kubernetesObject,
    ephemerals: kubernetesEphemerals,
    functions: kubernetesFunctions,
    alreadyExists: (type, names) => new ProviderError(`${kubernetesPlural(type)} "${names.at(-1)}" already exists`),
  },
  helm: {
    facts: helmFactsFor,
    alreadyExists: () => new ProviderError('installation failed', 'cannot re-use a name that is still in use'),
  },
  cloudinit: {
    dataSources: { cloudinit_config: cloudinitConfig },
    behaviours: { cloudinit_config: { apply: ({ config }) => rendered(config) } },
  },
  null: { dataSources: { null_data_source: nullData } },
  http: { dataSources: { http: httpResponse } },
  local: { functions: localFunctions },
  random: { ephemerals: randomEphemerals, behaviours: randomBehaviours },
  time: { functions: timeFunctions, behaviours: timeBehaviours },
  tls: {
    behaviours: tlsBehaviours,
    ephemerals: tlsEphemerals,
    dataSources: { tls_certificate: tlsCertificate, tls_public_key: ({ config }) => publicKeyOf(config) },
  },
};

/** What providers do with the folder that Terraform runs in. */
function specialitiesIn(folder: string | undefined): Readonly<Record<string, Partial<ProviderDefinition>>> {
  return {
    archive: { dataSources: { archive_file: archiveFile(folder) } },
    external: { dataSources: { external: externalProgram(folder) } },
    local: localProvider(folder),
  };
}

/** The API server, or the context of a kubeconfig, of a provider that talks to a cluster. */
function clusterOf(config: ObjectValue): string {
  const kubernetes = config['kubernetes'];
  const nested: Value = isListValue(kubernetes) ? (kubernetes[0] ?? null) : (kubernetes ?? null);
  const candidates = [config, nested].flatMap((holder) => [
    textOf(attributeOf(holder, 'host')),
    textOf(attributeOf(holder, 'config_context')),
  ]);
  return candidates.find((text) => text !== undefined && text !== '')?.replace(/^https?:\/\//, '') ?? 'default';
}
