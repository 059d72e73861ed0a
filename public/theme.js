// Before the first paint: the scheme the reader chose, if they chose one.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // storage is closed: the system's scheme it is
}
