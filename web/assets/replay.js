// Replay: the slider and the steps without a new page, and play/pause. Links and the form do the same without this.
const stage = () => document.getElementById('replay');
const PAUSE = 1600;
let playing = null;
let asked = 0;

async function show(address) {
  const mine = ++asked;
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  const there = new URL(answer.url); // the slider's day leads on to the address of that day
  if (!answer.ok || there.pathname !== location.pathname) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (mine !== asked) return undefined; // somebody went on meanwhile
  const focused = document.activeElement?.id;
  stage().replaceWith(page.getElementById('replay'));
  document.title = page.title;
  history.replaceState(null, '', there.pathname + there.search);
  ready();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  if (!playing) say();
  return undefined;
}

function say() {
  const told = [stage().querySelector('h1'), stage().querySelector('.tl-question')];
  document.getElementById('replay-said').textContent = told.map((each) => each?.textContent.trim()).join('. ');
}

function inWords(days) {
  const day = new Date(`${stage().dataset.first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + Number(days));
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

function stop() {
  asked += 1; // a page still on its way would move the day after the pause
  clearTimeout(playing);
  playing = null;
  label();
}

// From the end, playing begins again at the first day.
function fromTheStart() {
  const slider = document.getElementById('slider');
  slider.value = 0;
  return `?${new URLSearchParams(new FormData(slider.form))}`;
}

async function step(first = false) {
  const next = document.getElementById('step-next');
  if (!next && !first) {
    stop();
    return say();
  }
  await show(next ? next.href : fromTheStart());
  if (playing) playing = setTimeout(step, PAUSE);
  return undefined;
}

function label() {
  const button = document.getElementById('play');
  button.textContent = playing ? 'Pause' : 'Play';
}

function ready() {
  const slider = document.getElementById('slider');
  const button = document.getElementById('play');
  button.hidden = false;
  document.getElementById('go').hidden = true;
  label();
  slider.addEventListener('input', () => {
    stop();
    slider.setAttribute('aria-valuetext', inWords(slider.value));
    document.getElementById('slider-day').textContent = inWords(slider.value);
  });
  slider.addEventListener('change', () => show(`?${new URLSearchParams(new FormData(slider.form))}`));
  button.addEventListener('click', () => {
    if (playing) {
      stop();
      say();
    } else {
      playing = setTimeout(step, 0, true);
      label();
    }
  });
}

// Steps and modes move the stage alone; a link opened in another tab stays a link.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('.tl-replay__steps a, .tl-replay__modes a');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  stop();
  show(link.href);
});

ready();
