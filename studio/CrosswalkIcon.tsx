/** The workspace's icon: stripes of a crossing that rise like a graph. */
export function CrosswalkIcon() {
  return (
    <svg viewBox="0 0 32 32" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Crosswalk">
      <rect width="32" height="32" rx="7" fill="#1f4f46" />
      <g fill="#f7f3e8">
        <rect x="6" y="19" width="4" height="7" rx="1" />
        <rect x="12" y="15" width="4" height="11" rx="1" />
        <rect x="18" y="11" width="4" height="15" rx="1" />
        <rect x="24" y="6" width="4" height="20" rx="1" />
      </g>
    </svg>
  )
}
