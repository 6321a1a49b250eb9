// Everything works without this file; it makes pages quicker to use.
import * as govuk from './govuk-frontend.min.js';
import * as moj from './moj-frontend.min.js';

// Components that fail to start must leave the rest of the page alone.
function start(scope) {
  govuk.initAll({ scope });
  moj.initAll({ scope });
}

start(document);
document.addEventListener('htmx:afterSwap', (event) => start(event.detail.target));
