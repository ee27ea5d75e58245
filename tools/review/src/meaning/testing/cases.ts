import type { Case } from './case';
import { clusterCases } from './cluster-cases';
import { dataCases } from './data-cases';
import { identityCases } from './identity-cases';
import { networkCases } from './network-cases';

export const cases: readonly Case[] = [...identityCases, ...networkCases, ...clusterCases, ...dataCases];
