// The card of themes: keys that work while the focus is in it, and nowhere else; and which theme is the first.
// Numbers tick what is proposed, with Shift they make it first; a accepts, n goes on without deciding, o opens the others.
const card = document.getElementById('card');
const form = document.getElementById('decide');
if (form) {
  const others = card.querySelector('.tl-themes__others');
  const ticks = [...form.querySelectorAll('[name=themes]')];
  const proposed = ticks.filter((each) => !others.contains(each));
  const firstOf = (tick) => document.getElementById(`first-${tick.value}`);

  const keepAFirst = () => {
    const ticked = ticks.filter((each) => each.checked);
    if (ticked.length && !ticked.some((each) => firstOf(each).checked)) firstOf(ticked[0]).checked = true;
  };
  const number = (tick, first) => {
    tick.checked = first || !tick.checked;
    if (first) firstOf(tick).checked = true;
    keepAFirst();
    tick.focus();
  };
  const act = {
    a: () => form.requestSubmit(),
    n: () => document.getElementById('skip')?.click(),
    o: () => {
      others.open = !others.open;
      (others.open ? others.querySelector('input') : card).focus();
    },
  };

  form.addEventListener('change', keepAFirst);
  card.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const tick = proposed[digit - 1];
    const told = tick ? () => number(tick, event.shiftKey) : act[event.key];
    if (!told) return;
    event.preventDefault();
    told();
  });
  if (!document.querySelector('.govuk-error-summary')) card.focus({ preventScroll: true });
}
