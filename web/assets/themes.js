// Keys on the page of themes: a accepts, n goes on without deciding, o opens the other themes. Links and buttons do the same.
const decide = document.getElementById('decide');
const others = document.querySelector('.tl-themes__others');
const act = {
  a: () => decide.requestSubmit(),
  n: () => document.getElementById('skip')?.click(),
  o: () => {
    others.open = true;
    others.querySelector('input').focus();
  },
};
if (decide) {
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input:not([type=checkbox]), select, textarea');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    act[event.key]?.();
  });
}
