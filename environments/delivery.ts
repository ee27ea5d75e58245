/** Repository whose workflows plan and apply every environment. */
export const repository = 'acme/landing-zone';

/** The transit gateway that staging and prod share with the office network. */
export const officeNetworks = ['10.240.0.0/12'] as const;
