/** A rice seedling in a market basket. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 18c0-7 3-11 9-13 1 7-2 12-9 13Z" fill="#8fd19e" />
      <path d="M16 18c0-5-2.5-8.5-8-10.5C7.2 13 10 17 16 18Z" fill="#c9ebcf" />
      <path d="M4 17h24l-2.6 10.2A2.4 2.4 0 0 1 23 29H9a2.4 2.4 0 0 1-2.4-1.8Z" fill="#f6c445" />
      <path d="M5 21h22M6 25h20" stroke="#a06f00" strokeWidth="1.5" />
    </svg>
  );
}
