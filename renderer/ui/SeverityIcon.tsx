import type { Severity } from '#shared/evaluate/finding.ts';

type Props = { readonly severity: Severity | 'met'; readonly size?: number };

/** Octagon, triangle, circle, square or tick: the shape says it too. The word stands beside it. */
export function SeverityIcon({ severity, size = 16 }: Props) {
  return (
    <svg
      className={`severity-icon severity-${severity}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[severity]}
    </svg>
  );
}

const SHAPES = {
  violation: (
    <>
      <path className="severity-shape" d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" />
      <path className="severity-mark" d="M8 4v4.8M8 11.1v1" />
    </>
  ),
  risk: (
    <>
      <path className="severity-shape" d="M8 1.2 15.3 14.4H.7z" />
      <path className="severity-mark" d="M8 6v4M8 11.7v.8" />
    </>
  ),
  question: (
    <>
      <circle className="severity-shape" cx="8" cy="8" r="7.2" />
      <path
        className="severity-mark"
        d="M5.9 6.3a2.1 2.1 0 1 1 2.9 2c-.6.3-.8.6-.8 1.2M8 11.6v.6"
      />
    </>
  ),
  info: (
    <>
      <rect className="severity-shape" x="1.2" y="1.2" width="13.6" height="13.6" rx="3" />
      <path className="severity-mark" d="M8 7.2v4.6M8 4.2v.8" />
    </>
  ),
  met: (
    <>
      <circle className="severity-shape" cx="8" cy="8" r="7.2" />
      <path className="severity-mark" d="m4.8 8.3 2.2 2.2 4.3-4.7" />
    </>
  ),
} as const;
