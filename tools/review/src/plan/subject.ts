import type { Action, AttributeChange } from '../model/change';
import { type Directory, plannedAt } from './directory';
import { expressionAt, type Step } from './expressions';
import type { JsonRecord } from './json';
import type { PlannedRecord, PlannedSides, PlannedValue } from './planned-value';
import { UNKNOWN } from './planned-value';

/** A changed resource as its meaning is read from: both sides whole, masked, and what it refers to by name. */
export interface Subject extends PlannedSides {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly attributes: readonly AttributeChange[];

  /** What people call it: its construct path, else its address. */
  readonly label: string;

  /** The text of an attribute. One that is known after apply is the template that is configured, when there is one. */
  text(side: 'before' | 'after', ...path: readonly Step[]): string | undefined;

  /** True when the configuration writes something for an attribute; false when the provider decides. */
  isConfigured(...path: readonly Step[]): boolean;

  /** What an attribute refers to, in words: a label, else the id itself. Undefined when the attribute is not set. */
  reference(side: 'before' | 'after', ...path: readonly Step[]): string | undefined;
}

export interface SubjectProps extends PlannedSides {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly attributes: readonly AttributeChange[];
  readonly directory: Directory;
  readonly expressions: JsonRecord | undefined;
}

export function subjectOf({ directory, expressions = {}, ...resource }: SubjectProps): Subject {
  const at = (side: 'before' | 'after', path: readonly Step[]): PlannedValue | undefined =>
    plannedAt(resource[side], path);
  return {
    ...resource,
    label: directory.labelOf(resource.address),
    text: (side, ...path) => {
      const value = at(side, path);
      if (value !== UNKNOWN) return typeof value === 'string' ? value : undefined;
      const constant = expressionAt(expressions, path)?.constant;
      return typeof constant === 'string' ? resolveTemplate(constant, directory) : undefined;
    },
    isConfigured: (...path) => expressionAt(expressions, path) !== undefined,
    reference: (side, ...path) => {
      const value = at(side, path);
      if (typeof value === 'string')
        return value === '' ? undefined : (directory.labelOfId(value, attributeIn(path)) ?? value);
      if (value !== UNKNOWN) return typeof value === 'symbol' ? 'something sensitive' : undefined;
      const references = expressionAt(expressions, path)?.references ?? [];
      return (
        references.map(directory.labelOfReference).find((label) => label !== undefined) ?? 'something known after apply'
      );
    },
  };
}

/** The name of the attribute that a path leads to; elements of a list belong to it. */
function attributeIn(path: readonly Step[]): string {
  return path.filter((step) => typeof step === 'string').at(-1) ?? '';
}

/** Puts known values in for references; others are named by the label of the resource: `${network/vpc.arn}`. */
function resolveTemplate(template: string, directory: Directory): string {
  return template.replace(/\$\{([^{}"]+)\}/g, (whole, reference: string) => {
    const value = directory.valueOf(reference);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    const label = directory.labelOfReference(reference);
    return label === undefined ? whole : `\${${label}${/\.\w+(?:\[\d+\])?$/.exec(reference)?.[0] ?? ''}}`;
  });
}

/** The record at a path of a side; undefined where there is none. */
export function recordAt(side: PlannedRecord | undefined, ...path: readonly Step[]): PlannedRecord | undefined {
  const value = plannedAt(side, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlannedRecord) : undefined;
}
