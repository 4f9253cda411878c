import { useMemo, useState } from 'react';
import { findingKey } from '../app/finding-key.ts';
import { focusedFindingOf, useSession } from '../app/session.ts';
import { countBySeverity, filterFindings, type FindingFilter } from './finding-filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { FindingDetail } from './FindingDetail.tsx';
import { FindingRow } from './FindingRow.tsx';

const NOTHING: readonly never[] = [];

/** The open findings, cut down by severity, cohort and regime; beside them the one that is lit. */
export function FindingsTab() {
  const findings = useSession(({ evaluation }) => evaluation?.findings ?? NOTHING);
  const isEvaluated = useSession(({ evaluation }) => evaluation !== undefined);
  const focused = useSession(focusedFindingOf);
  const focusFinding = useSession((session) => session.focusFinding);
  const [filter, setFilter] = useState<FindingFilter>({});
  const open = useMemo(() => findings.filter(({ accepted }) => accepted === undefined), [findings]);
  const shown = useMemo(() => filterFindings(open, filter), [open, filter]);
  const counts = useMemo(
    () => countBySeverity(filterFindings(open, { ...filter, severity: undefined })),
    [open, filter],
  );
  const focusedKey = focused && findingKey(focused);
  return (
    <div className="findings">
      <FilterBar {...{ open, counts, filter }} onChange={setFilter} />
      <div className="findings-body">
        <ul className="findings-list d-scroll" aria-label="Findings">
          {shown.length === 0 ? (
            <li className="findings-empty">
              {!isEvaluated
                ? 'Evaluating.'
                : open.length === 0
                  ? 'No finding on these facts. Open questions may still hide some.'
                  : 'No finding passes these filters.'}
            </li>
          ) : null}
          {shown.map((finding) => {
            const key = findingKey(finding);
            return (
              <FindingRow
                key={key}
                finding={finding}
                isFocused={key === focusedKey}
                onFocus={() => focusFinding(key === focusedKey ? undefined : finding)}
              />
            );
          })}
        </ul>
        {focused === undefined ? null : <FindingDetail key={focusedKey} finding={focused} />}
      </div>
    </div>
  );
}
