// Dark, light, or as the system says.
const ORDER = ['auto', 'light', 'dark'];

export function currentTheme() {
  const kept = localStorage.getItem('parley.theme');
  return ORDER.includes(kept) ? kept : 'auto';
}

export function switchTheme() {
  localStorage.setItem('parley.theme', ORDER[(ORDER.indexOf(currentTheme()) + 1) % ORDER.length]);
  apply();
}

// The value of a colour of the style sheet, for what is drawn on a canvas.
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function apply() {
  const theme = currentTheme();
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

apply();
