import type { Behaviour, CloudChange } from '../behaviours/behaviour';
import type { FactsByType } from '../facts/resource-facts';
import { SIMULATED_TIME } from '../plan/template';
import { ProviderError } from '../protocol/provider-error';
import { textOf, type ObjectValue } from '../values/value';

const units = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'] as const;

const parts = ['day', 'hour', 'minute', 'month', 'second', 'unix', 'year'];

/** What the time provider does that its schemas do not say. Source: its documentation, version 0.13. */
export const timeFacts: FactsByType = {
  time_offset: { forceNew: ['base_rfc3339', 'triggers'], optionalComputed: ['base_rfc3339'] },
  time_rotating: { forceNew: ['rfc3339', 'triggers'], optionalComputed: ['rfc3339', 'rotation_rfc3339'] },
  time_sleep: { forceNew: ['triggers'], id: '{time}' },
  time_static: { forceNew: ['rfc3339', 'triggers'], optionalComputed: ['rfc3339'] },
};

/** What the time provider makes. Its clock stands still in a rehearsal, so nothing ever has to be rotated. */
export const timeBehaviours: Readonly<Record<string, Behaviour>> = {
  time_static: {
    apply: ({ next, config }) => {
      const start = given(config, 'rfc3339') ?? SIMULATED_TIME;
      return { id: start, rfc3339: start, ...partsOf(next, start) };
    },
  },
  time_offset: { renewedBy: renewed('offset', ['rfc3339', ...parts]), apply: offset },
  time_rotating: { renewedBy: renewed('rotation', ['rotation_rfc3339']), apply: rotating },
};

function renewed(kind: string, names: readonly string[]): NonNullable<Behaviour['renewedBy']> {
  const triggers = units.map((unit) => `${kind}_${unit}`);
  return Object.fromEntries(names.map((name) => [name, triggers] as const));
}

function offset({ next, config, prior }: CloudChange): ObjectValue {
  const base = given(config, 'base_rfc3339') ?? textOf(prior?.['base_rfc3339']) ?? SIMULATED_TIME;
  const moved = later(base, 'offset', config);
  return { id: base, base_rfc3339: base, rfc3339: moved, ...partsOf(next, moved) };
}

function rotating({ next, config, prior }: CloudChange): ObjectValue {
  const start = given(config, 'rfc3339') ?? textOf(prior?.['rfc3339']) ?? SIMULATED_TIME;
  const end = given(config, 'rotation_rfc3339') ?? later(start, 'rotation', config);
  return { id: start, rfc3339: start, rotation_rfc3339: end, ...partsOf(next, start) };
}

function given(config: ObjectValue, name: string): string | undefined {
  const text = textOf(config[name]);
  if (text !== undefined && Number.isNaN(Date.parse(text))) {
    throw new ProviderError('Invalid RFC3339 timestamp', `${name} is not an RFC3339 timestamp, got ${text}`);
  }
  return text;
}

function later(start: string, kind: string, config: ObjectValue): string {
  const [years, months, days, hours, minutes, seconds] = units.map((unit) =>
    Number(textOf(config[`${kind}_${unit}`]) ?? 0),
  );
  const date = new Date(start);
  date.setUTCFullYear(date.getUTCFullYear() + (years ?? 0), date.getUTCMonth() + (months ?? 0));
  date.setUTCDate(date.getUTCDate() + (days ?? 0));
  date.setTime(date.getTime() + (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000);
  return date.toISOString().replace('.000Z', 'Z');
}

function partsOf(next: ObjectValue, timestamp: string): ObjectValue {
  const date = new Date(timestamp);
  const values: Readonly<Record<string, number>> = {
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    month: date.getUTCMonth() + 1,
    second: date.getUTCSeconds(),
    unix: Math.floor(date.getTime() / 1000),
    year: date.getUTCFullYear(),
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in next));
}
