import { elementsScript } from './page-script-elements';
import { listScript } from './page-script-list';
import { rowsScript } from './page-script-rows';
import { startScript } from './page-script-start';

/**
 * The script of the page. It reads the review from a JSON element, and writes texts by `textContent` only: no value
 * becomes HTML. Rows are made as they are scrolled to, and their details when they are unfolded.
 */
export const pageScript = `(function () {
'use strict';
${elementsScript}
${rowsScript}
${listScript}
${startScript}
})();`;
