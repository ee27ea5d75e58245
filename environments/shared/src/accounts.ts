/** AWS accounts of the landing zone: one for each environment. */
export const accounts = {
  dev: '111111111111',
  staging: '222222222222',
  prod: '333333333333',
} as const;
