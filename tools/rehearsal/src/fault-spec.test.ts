import { parseFault } from './fault-spec';

it.each([
  ['apply=fail', { call: 'apply', error: 'fail' }],
  ['apply:3=throttle', { call: 'apply', nth: 3, error: 'throttle' }],
  ['apply:aws_subnet=fail', { call: 'apply', type: 'aws_subnet', error: 'fail' }],
  ['read:aws_subnet.2=fail', { call: 'read', type: 'aws_subnet', nth: 2, error: 'fail' }],
  ['plan:12=throttle', { call: 'plan', nth: 12, error: 'throttle' }],
  ['kill:apply:5', { call: 'apply', nth: 5, error: 'kill' }],
  ['kill:apply:aws_s3_bucket.2', { call: 'apply', type: 'aws_s3_bucket', nth: 2, error: 'kill' }],
  ['kill:plan', { call: 'plan', error: 'kill' }],
])('reads %s', (text, fault) => {
  expect(parseFault(text)).toEqual({ kind: 'call', text, fault });
});

it('reads locks, of all states or of some', () => {
  expect(parseFault('lock')).toEqual({ kind: 'lock', text: 'lock', states: '' });
  expect(parseFault('lock:dev/network')).toEqual({ kind: 'lock', text: 'lock:dev/network', states: 'dev/network' });
});

it.each([
  ['aply:3=fail', "expected plan, read or apply, got 'aply'; write apply:3=throttle"],
  ['', "expected plan, read or apply, got ''"],
  ['kill', "expected plan, read or apply, got ''"],
  ['apply:3', 'expected =fail or =throttle behind apply:3; or write kill:apply:3'],
  ['apply:3=slow', "expected fail or throttle, got 'slow'"],
  ['apply:3=fail=fail', "expected fail or throttle, got 'fail=fail'"],
  ['apply:0=fail', 'calls are counted from 1, got 0'],
  ['apply:aws_subnet.0=fail', 'calls are counted from 1, got 0'],
  ['apply:-1=fail', "expected a number, or a resource type with or without .<n>, got '-1'"],
  ['apply:=fail', "expected a number, or a resource type with or without .<n>, got ''"],
  ['apply:aws_subnet:2=fail', "expected one number or type, got 'aws_subnet:2'"],
  ['kill:apply:3=fail', 'kill is an error itself; write kill:apply:3'],
  ['lock:', 'expected part of the name of a state after lock:, got nothing; write lock for all'],
  [
    'apply:module.net.aws_subnet.a["x"]=fail',
    `a provider is not told addresses, got 'module.net.aws_subnet.a["x"]'; write apply:aws_subnet for the first aws_subnet, apply:aws_subnet.2 for the second`,
  ],
])('says what is wrong with %s', (text, message) => {
  expect(() => parseFault(text)).toThrow(`FAULT_INVALID at --fault ${text}: ${message}`);
});
