import type { TypeConstraint } from '../schema/schema';
import { textOf, type ObjectValue, type Value } from '../values/value';
import { FunctionError, type ProviderFunctions } from './provider-function';

const moment: Readonly<Record<string, TypeConstraint>> = {
  year: 'number',
  year_day: 'number',
  day: 'number',
  month: 'number',
  month_name: 'string',
  weekday: 'number',
  weekday_name: 'string',
  hour: 'number',
  minute: 'number',
  second: 'number',
  iso_year: 'number',
  iso_week: 'number',
};

/** The functions of the time provider. Source: its documentation, "Functions". */
export const timeFunctions: ProviderFunctions = {
  rfc3339_parse: {
    summary: 'Parse an RFC3339 timestamp string into an object',
    parameters: [{ name: 'timestamp', type: 'string' }],
    returns: ['object', { ...moment, unix: 'number' }],
    call: (timestamp) => rfc3339(textOf(timestamp) ?? ''),
  },
  unix_timestamp_parse: {
    summary: 'Parse a unix timestamp integer into an object',
    parameters: [{ name: 'unix_timestamp', type: 'number' }],
    returns: ['object', { ...moment, rfc3339: 'string' }],
    call: (seconds) => {
      const date = new Date(Number(textOf(seconds)) * 1000);
      if (Number.isNaN(date.getTime())) throw new FunctionError('the timestamp is out of range', 0);
      return { ...partsOf(date), rfc3339: date.toISOString().replace('.000Z', 'Z') };
    },
  },
  duration_parse: {
    summary: 'Parse a Go duration string into an object',
    parameters: [{ name: 'duration', type: 'string' }],
    returns: [
      'object',
      {
        hours: 'number',
        minutes: 'number',
        seconds: 'number',
        milliseconds: 'number',
        microseconds: 'number',
        nanoseconds: 'number',
      },
    ],
    call: duration,
  },
};

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d+)?(Z|([+-])(\d{2}):(\d{2}))$/;

function rfc3339(text: string): ObjectValue {
  const [, day, time, , , sign, hours, minutes] = TIMESTAMP.exec(text) ?? [];
  const instant = new Date(text);
  if (day === undefined || time === undefined || Number.isNaN(instant.getTime())) {
    throw new FunctionError(`Error parsing RFC3339 timestamp: "${text}" is not a valid RFC3339 timestamp`, 0);
  }
  const offset = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const unix = Math.floor(instant.getTime() / 1000);
  return { ...partsOf(new Date(instant.getTime() + offset * 60_000)), unix };
}

const DAY = 86_400_000;

/** @param wall The instant, moved so that its UTC parts are those of the place that the timestamp names. */
function partsOf(wall: Date): ObjectValue {
  const [year, month] = [wall.getUTCFullYear(), wall.getUTCMonth()];
  const [isoYear, isoWeek] = isoWeekOf(wall);
  return {
    year,
    year_day: Math.floor((wall.getTime() - Date.UTC(year, 0, 1)) / DAY) + 1,
    day: wall.getUTCDate(),
    month: month + 1,
    month_name: wall.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' }),
    weekday: wall.getUTCDay(),
    weekday_name: wall.toLocaleString('en-US', { weekday: 'long', timeZone: 'UTC' }),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    iso_year: isoYear,
    iso_week: isoWeek,
  };
}

/** An ISO week belongs to the year that its Thursday is in. */
function isoWeekOf(wall: Date): readonly [number, number] {
  const midnight = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
  const thursday = new Date(midnight + (4 - (wall.getUTCDay() || 7)) * DAY);
  const year = thursday.getUTCFullYear();
  return [year, Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1];
}

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Source: Go's `time.ParseDuration`. */
function duration(value: Value | undefined): ObjectValue {
  const text = textOf(value) ?? '';
  const [, sign, amounts = ''] = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(text) ?? [];
  if (sign === undefined) {
    throw new FunctionError(`Error parsing duration string: "${text}" is not a valid duration string`, 0);
  }
  let total = 0;
  for (const [, amount, unit = ''] of amounts.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    total += Number(amount) * (NANOSECONDS[unit] ?? 0);
  }
  const nanoseconds = Math.trunc(sign === '-' ? -total : total);
  return {
    hours: nanoseconds / 3600e9,
    minutes: nanoseconds / 60e9,
    seconds: nanoseconds / 1e9,
    milliseconds: Math.trunc(nanoseconds / 1e6),
    microseconds: Math.trunc(nanoseconds / 1e3),
    nanoseconds,
  };
}
