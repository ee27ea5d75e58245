import { Problems } from '@landfall/contracts';
import { isRecord, type JsonRecord, listOf, recordOf, textOf } from '../plan/json';
import { shownResources } from './shown-state';
import { addressOf, type StateDocument, type StateInstance, type StateResource } from './state-document';

/** The version of states that Terraform has written since 0.12. */
const STATE_VERSION = 4;

/**
 * Reads a state: what `terraform state pull` prints (version 4), or `terraform show -json` without a plan. An empty text
 * is the state of a stack that was never applied: that is what `terraform state pull` prints for it.
 *
 * @param at Name of the file, for messages; no message holds a value of the state.
 * @throws LandfallError with every problem: `STATE_TRUNCATED`, `STATE_NOT_JSON`, `STATE_NOT_A_STATE`,
 * `STATE_VERSION_UNSUPPORTED`, `STATE_INVALID`.
 */
export function readState(text: string, at: string): StateDocument {
  const problems = new Problems(at);
  const state = text.trim() === '' ? EMPTY : parsed(text, problems);
  const read = state && (state['version'] === undefined ? shownState(state, problems) : pulledState(state, problems));
  problems.throwIfAny();
  if (read === undefined) throw new RangeError('a state that is not read has a problem');
  return { ...read, at };
}

const EMPTY: JsonRecord = { version: STATE_VERSION, serial: 0, lineage: '', outputs: {}, resources: [] };

type Read = Omit<StateDocument, 'at'>;

function parsed(text: string, problems: Problems): JsonRecord | undefined {
  try {
    const state: unknown = JSON.parse(text);
    if (isRecord(state)) return state;
    problems.add('STATE_NOT_A_STATE', 'the JSON holds no Terraform state; write it with terraform state pull');
  } catch {
    const begun = text.trimStart().startsWith('{');
    problems.add(
      begun ? 'STATE_TRUNCATED' : 'STATE_NOT_JSON',
      begun
        ? 'the state ends too soon or is damaged; write it again with terraform state pull'
        : 'the file is no JSON; write it with terraform state pull',
    );
  }
  return undefined;
}

function pulledState(state: JsonRecord, problems: Problems): Read | undefined {
  const { version, serial, lineage } = state as { readonly [key: string]: unknown };
  if (version !== STATE_VERSION) {
    const message = `states of version ${STATE_VERSION} can be read, got ${shortly(version)}; let a Terraform between 0.12 and 1.x write it anew`;
    problems.add('STATE_VERSION_UNSUPPORTED', message);
    return undefined;
  }
  if (typeof serial !== 'number' || !Number.isInteger(serial) || serial < 0) {
    problems.add('STATE_INVALID', `serial counts the versions of a state, got ${shortly(serial)}`);
  }
  if (typeof lineage !== 'string') problems.add('STATE_INVALID', `lineage names the state, got ${shortly(lineage)}`);
  if (!Array.isArray(state['resources'])) problems.add('STATE_INVALID', 'resources is no list');
  return {
    serial: Number(serial),
    lineage: textOf(lineage) ?? '',
    outputs: recordOf(state['outputs']),
    resources: listOf(state['resources']).flatMap((entry, index) => resourceOf(entry, index, problems)),
  };
}

/** Names a wrong value without quoting what may be a secret. */
function shortly(value: unknown): string {
  return typeof value === 'number' ? String(value) : value === undefined ? 'none' : `a ${typeof value}`;
}

function shownState(state: JsonRecord, problems: Problems): Read | undefined {
  const format = textOf(state['format_version']);
  if (format === undefined) {
    problems.add('STATE_NOT_A_STATE', 'the JSON holds no Terraform state; write it with terraform state pull');
    return undefined;
  }
  if ('resource_changes' in state || 'planned_values' in state) {
    problems.add('STATE_NOT_A_STATE', 'the file holds a plan; review it with --plan');
    return undefined;
  }
  if (!format.startsWith('1.') && !format.startsWith('0.')) {
    problems.add('STATE_VERSION_UNSUPPORTED', `states of form 1.x can be read, got ${format}; update Landfall`);
    return undefined;
  }
  const values = recordOf(state['values']);
  const outputs = Object.entries(recordOf(values['outputs'])).filter(([, output]) => 'type' in recordOf(output));
  return {
    serial: 0,
    lineage: '',
    outputs: Object.fromEntries(outputs),
    resources: shownResources(values).flatMap((entry, index) => resourceOf(entry, index, problems)),
  };
}

function resourceOf(entry: unknown, index: number, problems: Problems): readonly StateResource[] {
  const resource = recordOf(entry);
  const [type, name, provider] = [resource['type'], resource['name'], resource['provider']].map(textOf);
  const { mode, module } = resource as { readonly [key: string]: unknown };
  if (type === undefined || name === undefined || provider === undefined || (mode !== 'managed' && mode !== 'data')) {
    problems.add('STATE_INVALID', `resources[${index}] has no mode, type, name or provider`);
    return [];
  }
  const named = { ...(typeof module === 'string' && module !== '' && { module }), mode, type, name } as const;
  const instances = listOf(resource['instances']);
  if (!instances.every(isInstance)) {
    const message = `${addressOf(named)} has an instance without attributes; refresh the state with Terraform 0.12 or newer`;
    problems.add('STATE_INVALID', message);
    return [];
  }
  return [{ ...named, provider, instances }];
}

function isInstance(instance: unknown): instance is StateInstance {
  return isRecord(instance) && isRecord(instance['attributes']);
}
