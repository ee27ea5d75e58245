import { z } from 'zod';
import { pattern, text } from './fields';

const day = pattern('2027-06-30', /^\d{4}-\d{2}-\d{2}$/, 'a day looks like 2027-06-30')
  .refine(isDay, 'there is no such day')
  .describe('Last day on which it counts. After that the review blocks.');

/** Whether the calendar has a day: `2027-02-30` would become another one. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const suppression = z
  .strictObject({
    rule: text('LF-EXPOSURE-003').min(1).describe('Id of the rule.'),
    address: text('api/cluster').min(1).optional().describe('Address or construct path; without it, all resources.'),
    reason: text('The office has no VPN yet').min(1).describe('Why it is accepted; the review shows it.'),
    expires: day,
  })
  .describe('A finding that is accepted for a while.');

export const reviewSchema = z
  .strictObject({
    suppressions: z.array(suppression).default([]).describe('Findings that are accepted for a while.'),
    costLimit: z.number().positive().optional().describe('US dollars a month; a change that goes over it is blocked.'),
  })
  .describe('What reviews of this environment accept, and what they do not.');
