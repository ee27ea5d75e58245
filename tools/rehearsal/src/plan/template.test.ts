import type { Json } from '../json';
import { fillTemplates, referencesIn, type TemplateContext } from './template';

const context: TemplateContext = {
  seed: 'vpc',
  at: 'id',
  place: { account: '111111111111', region: 'eu-west-1', partition: 'aws', dnsSuffix: 'amazonaws.com' },
  attribute: (path) => ({ name: 'Blue/Green', zone: 'eu-west-1b', vpc_id: 'vpc-1' })[path] ?? null,
};
const fill = (template: Json, more: Partial<TemplateContext> = {}): Json =>
  fillTemplates(template, { ...context, ...more });

describe('a template', () => {
  it.each([
    ['{name}', 'Blue/Green'],
    ['{name:lower}', 'blue/green'],
    ['{name:last:/}', 'Green'],
    ['{name:without:Blue}', '/Green'],
    ['{zone:zoneId}', 'euw1-az2'],
    ['arn:{partition}:eks:{region}:{account}:x', 'arn:aws:eks:eu-west-1:111111111111:x'],
    ['x.{region}.{dnsSuffix}', 'x.eu-west-1.amazonaws.com'],
    ['{time}', '2026-01-01T00:00:00Z'],
    ['{missing}', ''],
    ['{{name}} ${name} {Name} {"a":1}', '{{name}} ${name} {Name} {"a":1}'],
  ])('fills %s', (template, text) => {
    expect(fill(template)).toBe(text);
  });

  it.each([
    ['{hex:17}', /^[0-9a-f]{17}$/],
    ['{alnum:13}', /^[a-z0-9]{13}$/],
    ['{digits:12}', /^\d{12}$/],
    ['{upper:21}', /^[A-Z0-9]{21}$/],
    ['{uuid}', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/],
    ['{number:4-254}', /^\d{1,3}$/],
  ])('derives %s from what the object is', (template, pattern) => {
    expect(fill(template)).toMatch(pattern);
    expect(fill(template)).toBe(fill(template));
    expect(fill(template, { seed: 'other' })).not.toBe(fill(template));
  });

  it('shares derived characters by name only', () => {
    expect(fill('{hex:8:a}', { at: 'arn' })).toBe(fill('{hex:8:a}', { at: 'id' }));
    expect(fill('{hex:8}', { at: 'arn' })).not.toBe(fill('{hex:8}', { at: 'id' }));
    expect(fill('{hexOf:8:vpc_id:group}', { seed: 'one' })).toBe(fill('{hexOf:8:vpc_id:group}', { seed: 'two' }));
  });

  it('fills literals however deep, and elements each on its own', () => {
    expect(fill([{ a: ['{name}', 1, null] }])).toEqual([{ a: ['Blue/Green', 1, null] }]);
    const element = (name: string): Json => fill('{element}-{hex:8}', { element: name });
    expect(element('a')).toMatch(/^a-[0-9a-f]{8}$/);
    expect(String(element('a')).slice(2)).not.toBe(String(element('b')).slice(2));
    expect(fill('eni-{hex:17:{element}}', { element: 'subnet-1' })).toMatch(/^eni-[0-9a-f]{17}$/);
  });

  it('says which attributes it needs, and that derived characters are not known before', () => {
    expect(referencesIn(['{name}', { a: '{region}/{zone:zoneId}' }])).toEqual(['name', 'zone']);
    expect(referencesIn('{name}-{hex:4}')).toBeUndefined();
  });
});
