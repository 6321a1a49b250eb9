// Everything works without this file; it makes pages quicker to use.
import * as govuk from './govuk-frontend.min.js';
import * as moj from './moj-frontend.min.js';

// Components that fail to start must leave the rest of the page alone.
function start(scope) {
  govuk.initAll({ scope });
  moj.initAll({ scope });
}

start(document);
// Every piece that is swapped in, wherever on the page; what was there before has started already.
document.addEventListener('htmx:load', (event) => {
  if (event.detail.elt !== document.body) start(event.detail.elt);
});

// Going back to a form brings back what was typed, in a page that is new: its command id must be the old one,
// or the same text sent again would be a second entry. The browser keeps it with this place in its history.
const command = document.querySelector('input[type=hidden][name=command_id]');
if (command) {
  if (history.state?.command) command.value = history.state.command;
  else history.replaceState({ ...history.state, command: command.value }, '');
}
