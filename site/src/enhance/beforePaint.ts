// Runs before anything is painted, as a classic script: a chosen theme never flashes, and what other
// scripts show or replace has its place from the start.
const root = document.documentElement
root.dataset.enhanced = ''
if (location.search !== '') root.dataset.query = ''
try {
  const theme = localStorage.getItem('crosswalk:theme')
  if (theme !== null) root.dataset.theme = theme
} catch {
  // Storage is blocked: the theme follows the system.
}
