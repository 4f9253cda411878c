import { IconEye } from '@tabler/icons-react';
import { useMemo } from 'react';
import { type Ghost, ghostsOf } from '#shared/diagram/ghosts.ts';
import { readNodes } from '#shared/evaluate/node-facts.ts';
import { choiceWords } from '#shared/map/choice-words.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { elementName } from '../app/element-names.ts';
import { useSession } from '../app/session.ts';
import { Flag } from '../ui/Flag.tsx';
import { NotKnown } from './NotKnown.tsx';

/** The reader of a derived hop; undefined for any other selection. */
export function useGhost(id: string | undefined): Ghost | undefined {
  const map = useSession((session) => session.map);
  return useMemo(() => {
    if (id?.startsWith('~') !== true) return undefined;
    return ghostsOf({ map, nodes: readNodes(map) }).find((ghost) => ghost.id === id);
  }, [map, id]);
}

/** How support is given, or the instrument of the transfer; undefined where it is not known. */
function channelOf(ghost: Ghost, map: DomicileMap): string | undefined {
  if (ghost.kind === 'support') return ghost.detail;
  const vendor = map.vendors.find(({ id }) => id === ghost.vendor);
  const entry = vendor?.subprocessors?.find(({ name }) => name === ghost.name);
  return entry?.mechanism === undefined ? undefined : choiceWords(entry.mechanism);
}

/** Who reads without being drawn: for whom, where, by what, and of which nodes. */
export function GhostPanel({ ghost }: { readonly ghost: Ghost }) {
  const map = useSession((session) => session.map);
  const select = useSession((session) => session.select);
  const show = useSession((session) => session.show);
  const { name, kind, detail, band, reads, vendor } = ghost;
  const isSupport = kind === 'support';
  const showVendor = (id: string): void => {
    select([{ type: 'vendor', id }]);
    show('vendors');
  };
  return (
    <div className="inspector d-scroll">
      <header className="inspector-head">
        <div className="inspector-title">
          <span className="kind-icon kind-people ghost-icon" aria-hidden="true">
            <IconEye size={16} stroke={1.8} />
          </span>
          <h2 className="inspector-name">{name}</h2>
        </div>
        <span className="inspector-kind-word">{isSupport ? 'Support access' : 'Subprocessor'}</span>
      </header>
      <dl className="ghost-facts">
        <dt>{isSupport ? 'Given by' : 'Of'}</dt>
        <dd>
          {vendor === undefined ? (
            'Own staff'
          ) : (
            <button type="button" onClick={() => showVendor(vendor)}>
              {elementName(map, { type: 'vendor', id: vendor })}
            </button>
          )}
        </dd>
        <dt>Country</dt>
        <dd>
          {band.country === undefined ? null : <Flag country={band.country} />} {band.title}
        </dd>
        <dt>{isSupport ? 'How' : 'Transfer by'}</dt>
        <dd>{channelOf(ghost, map) ?? <NotKnown />}</dd>
        {isSupport ? null : (
          <>
            <dt>Does</dt>
            <dd>{detail}</dd>
          </>
        )}
        <dt>Reads</dt>
        <dd>
          <ul>
            {reads.map((id) => (
              <li key={id}>
                <button
                  type="button"

                  onClick={() => select([{ type: 'node', id }])}
                >
                  {elementName(map, { type: 'node', id })}
                </button>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <p className="d-muted d-small ghost-note">
        Follows from the{' '}
        {isSupport ? 'support list of the node or its vendor' : 'vendor’s list of subprocessors'};
        it is changed there.
      </p>
    </div>
  );
}
