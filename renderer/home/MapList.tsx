import { IconMap } from '@tabler/icons-react';
import { failureWords } from '#shared/bridge/failures.ts';
import { goToMap } from '../app/route.ts';
import { counted } from '../ui/severity-words.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { timeWords } from '../ui/time-words.ts';
import type { HomeMap } from './home-contents.ts';

/** The maps, each with its open violations and when it was last changed. */
export function MapList({ maps }: { readonly maps: readonly HomeMap[] }) {
  return (
    <ul className="map-list">
      {maps.map(({ map, fileName, folderName, isElsewhere, changedAt, content }) => (
        <li key={map}>
          <button
            type="button"
            className="map-item"
            disabled={!content.ok}
            onClick={() => goToMap(map)}
          >
            <IconMap size={20} aria-hidden="true" />
            <span className="map-item-text">
              <strong>{content.ok ? content.title : fileName}</strong>
              <span className="d-muted d-small">
                {content.ok
                  ? [
                      counted(content.nodes, 'node'),
                      ...(isElsewhere ? [`in “${folderName}”`] : []),
                      timeWords(changedAt),
                    ].join(' · ')
                  : failureWords(content.code)}
              </span>
              {content.ok && content.openViolations === 0 ? (
                <span className="d-muted d-small">{content.verdict}</span>
              ) : null}
            </span>
            {content.ok && content.openViolations > 0 ? (
              <span className="map-item-violations">
                <SeverityIcon severity="violation" size={14} />
                {counted(content.openViolations, 'violation')}
              </span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
