// Documents: a file's name fills in what it says, and the review goes by keyboard. Everything works without this.
const items = () => [...document.querySelectorAll('[data-item]')];

// The name of a file often says the title and the year: offered, to be changed by whoever knows better.
const file = document.querySelector('.tl-hand-in input[type=file]');
file?.addEventListener('change', () => {
  refuseTooLarge();
  let name = file.files[0]?.name.replace(/\.[a-z0-9]+$/i, '').replace(/_+/g, ' ').trim();
  const title = document.getElementById('title');
  const period = document.getElementById('period');
  if (!name || !title || title.value) return;
  if (!name.includes(' ')) name = name.replace(/-(?!\d)|(?<!\d)-/g, ' ');
  title.value = name.charAt(0).toUpperCase() + name.slice(1);
  const years = name.match(/\b(20\d\d)\s?[-–]\s?(?:20)?(\d\d)\b/);
  if (years && !period.value) period.value = `${years[1]}-${years[2]}`;
});

// A file that would be refused after minutes of sending is refused at once.
function refuseTooLarge() {
  const most = Number(file.dataset.largest);
  const tooLarge = file.files[0]?.size > most;
  const words = `This file has more than ${most / 1024 / 1024} MB. Save the part that is the plan as a file of its own.`;
  file.setCustomValidity(tooLarge ? words : '');
  if (tooLarge) file.reportValidity();
}

// Title and year are needed of a new plan only, which no attribute can say.
const form = file?.form;
const needed = () => {
  const fresh = form.elements.plan.value === 'new';
  for (const name of ['title', 'period']) form.elements[name].required = fresh;
};
form?.addEventListener('change', needed);
if (form) needed();

// Letters are shortcuts only while a row (and no field in it) has the focus, so nobody presses one by mistake.
document.addEventListener('keydown', (event) => {
  const item = event.target.closest?.('[data-item]');
  if (!item || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select')) return;
  const key = event.key.toLowerCase();
  const step = { j: 1, k: -1 }[key];
  if (step) {
    const all = items();
    go(all[all.indexOf(item) + step]);
  } else if (/^[aexu]$/.test(key)) {
    item.querySelector(`[data-key="${key}"]`)?.click();
  } else if (key === 'o' && item.querySelector('.tl-item__fold')) {
    item.querySelector('.tl-item__fold').toggleAttribute('open');
  } else return;
  event.preventDefault();
});

function go(item) {
  if (!item) return;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}

// A refused row is shown with what is wrong, whatever the status of the answer.
document.addEventListener('htmx:beforeSwap', (event) => {
  if ([409, 412, 422].includes(event.detail.xhr.status)) event.detail.shouldSwap = true;
});

// What did not arrive is said where people look before they record; nothing else has changed.
const WRONG = {
  401: 'You have been signed out. Sign in again in a new tab, then reload this page: what was decided is kept.',
  400: 'This page is out of date. Reload it: what was decided is kept.',
};
for (const failed of ['htmx:responseError', 'htmx:sendError']) {
  document.addEventListener(failed, (event) => {
    const { xhr } = event.detail;
    if ([409, 412, 422].includes(xhr.status)) return;
    const said = document.querySelector('#bar .tl-bar-below__said');
    if (said) said.textContent = WRONG[xhr.status] || 'That did not arrive. Wait a moment and press the button again.';
  });
}

// After an answer the focus goes on to the next row that is open; to the row itself where it still is.
let last = null;
document.addEventListener('htmx:beforeRequest', (event) => {
  const item = event.target.closest?.('[data-item]');
  last = item ? { id: item.id, next: after(item)?.id } : null;
});
document.addEventListener('htmx:afterSettle', () => {
  if (!last) return;
  const same = document.getElementById(last.id);
  const target = same && 'open' in same.dataset ? same : document.getElementById(last.next) || document.getElementById('bar');
  last = null;
  go(target);
});

// First the rest of its group ("Look at these first"), then from the top: as the server does it without scripts.
function after(item) {
  const group = [...item.closest('section').querySelectorAll('[data-item]')];
  const rest = [...group.slice(group.indexOf(item) + 1), ...group, ...items()];
  return rest.find((each) => each !== item && 'open' in each.dataset);
}
