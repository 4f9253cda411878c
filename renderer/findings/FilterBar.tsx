import type { Finding, Severity } from '#shared/evaluate/finding.ts';
import { severities } from '#shared/evaluate/finding.ts';
import { useSession } from '../app/session.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { severityWord } from '../ui/severity-words.ts';
import { type FindingFilter, regimesIn } from './finding-filter.ts';

type Props = {
  readonly open: readonly Finding[];
  readonly counts: readonly (readonly [Severity, number])[];
  readonly filter: FindingFilter;
  readonly onChange: (filter: FindingFilter) => void;
};

const severityOf = (value: string): Severity | undefined =>
  severities.find((severity) => severity === value);

/** Counts by severity, which filter at a click, and the filters by cohort and regime. */
export function FilterBar({ open, counts, filter, onChange }: Props) {
  const cohorts = useSession(({ map }) => map.cohorts);
  return (
    <div className="findings-filters">
      <fieldset className="findings-counts">
        <legend className="visually-hidden">Severity</legend>
        {counts
          .filter(([severity, count]) => count > 0 || severity === filter.severity)
          .map(([severity, count]) => (
            <button
              key={severity}
              type="button"
              className="findings-count"
              aria-pressed={filter.severity === severity}
              onClick={() =>
                onChange({
                  ...filter,
                  severity: filter.severity === severity ? undefined : severityOf(severity),
                })
              }
            >
              <SeverityIcon severity={severity} size={14} />
              {severityWord[severity]} {count}
            </button>
          ))}
      </fieldset>
      <label className="findings-filter">
        <span className="visually-hidden">Cohort</span>
        <select
          value={filter.cohort ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, cohort: value === '' ? undefined : value })
          }
        >
          <option value="">All cohorts</option>
          {cohorts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="findings-filter">
        <span className="visually-hidden">Regime</span>
        <select
          value={filter.regime ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, regime: value === '' ? undefined : value })
          }
        >
          <option value="">All regimes</option>
          {regimesIn(open).map((regime) => (
            <option key={regime} value={regime}>
              {regime === 'project' ? 'Own policy' : regime}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
