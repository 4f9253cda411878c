import { Button } from '@mantine/core';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Finding } from '#shared/evaluate/finding.ts';
import { pathStations } from '#shared/evaluate/path-words.ts';
import { findingKey } from '../app/finding-key.ts';
import { focusedFindingOf, useSession } from '../app/session.ts';
import { countBySeverity, filterFindings, type FindingFilter } from './finding-filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { FindingDetail } from './FindingDetail.tsx';
import { FindingRow } from './FindingRow.tsx';

const NOTHING: readonly never[] = [];
/** More rows than this are listed when asked for: worst come first, and each costs time to draw. */
const MOST = 60;

/** The open findings, cut down by severity, cohort and regime; beside them the one that is lit. */
export function FindingsTab() {
  // A gesture on the canvas is seen before what follows from it is listed.
  const findings = useDeferredValue(
    useSession(({ evaluation }) => evaluation?.findings ?? NOTHING),
  );
  const map = useDeferredValue(useSession((session) => session.map));
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
  const onFocus = useCallback(
    (finding: Finding, isFocused: boolean) => focusFinding(isFocused ? undefined : finding),
    [focusFinding],
  );
  const [most, setMost] = useState(MOST);
  const listed = useMemo(() => shown.slice(0, most), [shown, most]);
  const paths = useMemo(
    () =>
      new Map(
        listed.map((finding) => {
          const [first] = finding.paths;
          return [finding, first === undefined ? '' : pathStations(map, first).join(' → ')];
        }),
      ),
    [listed, map],
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
          {listed.map((finding) => {
            const key = findingKey(finding);
            return (
              <FindingRow
                key={key}
                finding={finding}
                isFocused={key === focusedKey}
                path={paths.get(finding) ?? ''}
                onFocus={onFocus}
              />
            );
          })}
          {shown.length <= most ? null : (
            <li className="findings-empty">
              <Button size="xs" variant="default" onClick={() => setMost(Infinity)}>
                Show all {shown.length}
              </Button>
            </li>
          )}
        </ul>
        {focused === undefined ? null : <FindingDetail key={focusedKey} finding={focused} />}
      </div>
    </div>
  );
}
