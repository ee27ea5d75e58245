import type { AttributeSchema, TypeConstraint } from '../schema/schema';

export const required = (type: TypeConstraint = 'string'): AttributeSchema => ({ type, required: true });
export const optional = (type: TypeConstraint = 'string'): AttributeSchema => ({ type, optional: true });
export const computed = (type: TypeConstraint = 'string'): AttributeSchema => ({ type, computed: true });
export const secret = (type: TypeConstraint = 'string'): AttributeSchema => ({ type, computed: true, sensitive: true });
export const chosen = (type: TypeConstraint = 'string'): AttributeSchema => ({ type, optional: true, computed: true });
