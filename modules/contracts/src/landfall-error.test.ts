import { LandfallError, Problems } from './index';

describe('an error', () => {
  test('says what is wrong and where', () => {
    const error = new LandfallError('KEY_NAME_INVALID', 'a name has letters', 'prod: keys');
    expect(error.message).toBe('KEY_NAME_INVALID at prod: keys: a name has letters');
    expect(error.name).toBe('LandfallError');
    expect(error.problems).toEqual([{ code: 'KEY_NAME_INVALID', message: 'a name has letters', at: 'prod: keys' }]);
    expect(error).toBeInstanceOf(Error);
  });

  test('carries several problems, one on each line', () => {
    const error = new LandfallError([
      { code: 'A', message: 'first', at: 'x' },
      { code: 'B', message: 'second', at: 'y' },
    ]);
    expect(error.message).toBe('A at x: first\nB at y: second');
  });
});

describe('problems', () => {
  test('throw nothing when there are none', () => {
    const problems = new Problems('here');
    expect(problems.count).toBe(0);
    expect(() => problems.throwIfAny()).not.toThrow();
  });

  test('are thrown all at once, each where it is', () => {
    const problems = new Problems('here');
    problems.add('A', 'first');
    problems.add('B', 'second', 'there');
    expect(problems.count).toBe(2);
    expect(() => problems.throwIfAny()).toThrow(
      new LandfallError([
        { code: 'A', message: 'first', at: 'here' },
        { code: 'B', message: 'second', at: 'there' },
      ]),
    );
  });

  test('take in those of a check that throws, and go on', () => {
    const problems = new Problems('here');
    const value = problems.collect(() => {
      throw new LandfallError('A', 'first', 'there');
    });
    expect(value).toBeUndefined();
    expect(problems.collect(() => 1)).toBe(1);
    expect(() => problems.throwIfAny()).toThrow(new LandfallError('A', 'first', 'there'));
  });

  test('let other errors through', () => {
    expect(() =>
      new Problems('here').collect(() => {
        throw new RangeError('a defect');
      }),
    ).toThrow(new RangeError('a defect'));
  });
});
