import { localFunctions } from './local-functions';
import { timeFunctions } from './time-functions';

describe('the functions of the time provider', () => {
  it('read timestamps where they were written, with the ISO week that their day belongs to', () => {
    expect(timeFunctions['rfc3339_parse']?.call('2025-12-29T23:30:00-05:00')).toEqual({
      year: 2025,
      year_day: 363,
      day: 29,
      month: 12,
      month_name: 'December',
      weekday: 1,
      weekday_name: 'Monday',
      hour: 23,
      minute: 30,
      second: 0,
      unix: 1767069000,
      iso_year: 2026,
      iso_week: 1,
    });
    expect(timeFunctions['unix_timestamp_parse']?.call(1767069000)).toMatchObject({
      rfc3339: '2025-12-30T04:30:00Z',
      day: 30,
    });
  });

  it.each([
    ['1h30m', 1.5, 5_400_000],
    ['-1.5s', -1.5 / 3600, -1500],
    ['0', 0, 0],
    ['300ms', 300 / 3_600_000, 300],
  ])('read the duration %s', (text, hours, milliseconds) => {
    expect(timeFunctions['duration_parse']?.call(text)).toMatchObject({ hours, milliseconds });
  });

  it('refuse what is neither', () => {
    expect(() => timeFunctions['duration_parse']?.call('1 day')).toThrow(
      'Error parsing duration string: "1 day" is not a valid duration string',
    );
    expect(() => timeFunctions['rfc3339_parse']?.call('2025-12-29')).toThrow(
      'Error parsing RFC3339 timestamp: "2025-12-29" is not a valid RFC3339 timestamp',
    );
  });
});

describe('the functions of the local provider', () => {
  it('know folders from what is not there, and refuse files', () => {
    expect(localFunctions['direxists']?.call(__dirname)).toBe(true);
    expect(localFunctions['direxists']?.call(`${__dirname}/none`)).toBe(false);
    expect(() => localFunctions['direxists']?.call(__filename)).toThrow('was found, but is not a directory');
  });
});
