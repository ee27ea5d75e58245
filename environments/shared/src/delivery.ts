/** Repository whose workflows plan and apply every environment. */
export const repository = 'acme/landing-zone';

/** Networks of the offices, reached through the transit gateway of each Region. */
export const officeNetworks = { offices: '10.240.0.0/12' };
