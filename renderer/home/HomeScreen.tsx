import { Button, TextInput } from '@mantine/core';
import { IconFileImport, IconFolderOpen, IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useBridge } from '../app/bridge-context.ts';
import { counted } from '../ui/severity-words.ts';
import { ThemeChoice } from '../ui/ThemeChoice.tsx';
import { ReceivedWorksheet } from '../worksheet/ReceivedWorksheet.tsx';
import { DropZone } from './DropZone.tsx';
import { ExampleList } from './ExampleList.tsx';
import { ImportButton } from './ImportButton.tsx';
import { MapList } from './MapList.tsx';
import { NewMapForm } from './NewMapForm.tsx';
import { newMapForm, showNewMapForm } from './new-map-form.ts';
import { chooseMap } from './open-map-file.ts';
import { loadHome, type HomeContents } from './home-contents.ts';

/** The start: the maps that are there, and the ways to a new one. */
export function HomeScreen() {
  const bridge = useBridge();
  const [contents, setContents] = useState<HomeContents | undefined>();
  const [query, setQuery] = useState('');
  const isNaming = useStore(newMapForm, ({ isOpen }) => isOpen);
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const loaded = await loadHome(bridge);
      if (isCurrent) setContents(loaded);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [bridge]);
  useEffect(() => {
    document.title = 'Domicile';
    return () => showNewMapForm(false);
  }, []);
  const maps = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return (contents?.maps ?? []).filter(({ fileName, content }) =>
      `${content.ok ? content.title : ''} ${fileName}`.toLowerCase().includes(wanted),
    );
  }, [contents, query]);
  return (
    <DropZone>
      <main className="home d-scroll">
        <div className="home-inner">
          <header className="home-head">
            <img className="home-mark" src="./app-icon.svg" alt="" width={40} height={40} />
            <div>
              <h1 className="home-title">Domicile</h1>
              <p className="d-muted">
                Draw where PHI lives. See what the law says. Everything stays on this machine.
              </p>
            </div>
            <div className="home-theme">
              <ThemeChoice />
            </div>
          </header>
          <div className="home-actions">
            <Button leftSection={<IconPlus size={15} />} onClick={() => showNewMapForm(!isNaming)}>
              New map
            </Button>
            {contents?.hasDialogs === true ? (
              <Button
                variant="default"
                leftSection={<IconFolderOpen size={15} />}
                onClick={() => void chooseMap(bridge)}
              >
                Open a file
              </Button>
            ) : null}
            <ImportButton icon={<IconFileImport size={15} />} />
            <span className="d-muted">or drop a map or a worksheet anywhere on this window</span>
          </div>
          {isNaming ? <NewMapForm onClose={() => showNewMapForm(false)} /> : null}
          <div className="home-columns">
            <section aria-labelledby="home-maps">
              <div className="home-section-head">
                <h2 id="home-maps" className="d-caps">
                  {contents === undefined ? 'Maps' : <FolderWords contents={contents} />}
                </h2>
                {contents === undefined || contents.maps.length === 0 ? null : (
                  <TextInput
                    aria-label="Search maps"
                    placeholder="Search"
                    leftSection={<IconSearch size={13} />}
                    value={query}
                    onChange={(event) => setQuery(event.currentTarget.value)}
                  />
                )}
              </div>
              {contents === undefined ? (
                <p className="home-empty">Reading the folder.</p>
              ) : maps.length === 0 ? (
                <p className="home-empty">
                  {query === ''
                    ? 'Begin with a new map, or look at an example.'
                    : 'No map is called so.'}
                </p>
              ) : (
                <MapList maps={maps} />
              )}
            </section>
            <section aria-labelledby="home-examples">
              <div className="home-section-head">
                <h2 id="home-examples" className="d-caps">
                  New from an example
                </h2>
              </div>
              <ExampleList examples={contents?.examples ?? []} />
            </section>
          </div>
          <footer className="home-foot d-muted d-small">
            Engineering guidance, not legal advice. Domicile {contents?.version ?? ''}
          </footer>
        </div>
      </main>
      <ReceivedWorksheet />
    </DropZone>
  );
}

/** `4 maps in “maps”, 1 elsewhere`; a folder's name is kept as it is written. */
function FolderWords({ contents: { maps, folderName } }: { readonly contents: HomeContents }) {
  const elsewhere = maps.filter(({ isElsewhere }) => isElsewhere).length;
  const here = maps.length - elsewhere;
  return (
    <>
      {here === 0 ? 'No maps' : counted(here, 'map')} in{' '}
      <span className="home-folder">“{folderName}”</span>
      {here === 0 && elsewhere === 0 ? ' yet' : ''}
      {elsewhere === 0 ? '' : `, ${elsewhere} elsewhere`}
    </>
  );
}
