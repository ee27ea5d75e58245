import { statSync } from 'node:fs';

import { textOf } from '../values/value';
import { FunctionError, type ProviderFunctions } from './provider-function';

/** The functions of the local provider. Source: its documentation, "Functions". */
export const localFunctions: ProviderFunctions = {
  direxists: {
    summary: 'Determines whether a directory exists at a given path.',
    parameters: [{ name: 'path', type: 'string' }],
    returns: 'bool',
    call: (path) => {
      const text = textOf(path) ?? '';
      const found = statSync(text, { throwIfNoEntry: false });
      if (found?.isDirectory() === false)
        throw new FunctionError(`Invalid file mode detected: "${text}" was found, but is not a directory`, 0);
      return found !== undefined;
    },
  },
};
