// Runs before anything is painted, as a classic script, so that a chosen theme never flashes and
// the controls that need scripts have their place from the start.
const root = document.documentElement
root.dataset.enhanced = ''
try {
  const theme = localStorage.getItem('crosswalk:theme')
  if (theme !== null) root.dataset.theme = theme
} catch {
  // Storage is blocked: the theme follows the system.
}
