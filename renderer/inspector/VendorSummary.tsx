import { Button } from '@mantine/core';
import { choiceInSentence, choiceWords } from '#shared/map/choice-words.ts';
import type { Agreement } from '#shared/map/model.ts';
import { useSession } from '../app/session.ts';
import { dayWords } from '../ui/day-words.ts';
import { NoneThere } from './NoneThere.tsx';
import { NotKnown } from './NotKnown.tsx';

/** The agreements with whoever runs a node, and the way to edit them. */
export function VendorSummary({ node }: { readonly node: string }) {
  const vendorId = useSession(({ map }) => map.nodes.find(({ id }) => id === node)?.vendor);
  const vendor = useSession(({ map }) => map.vendors.find(({ id }) => id === vendorId));
  const select = useSession((session) => session.select);
  const show = useSession((session) => session.show);
  if (vendor === undefined) return null;
  const { agreements } = vendor;
  return (
    <section className="inspector-section">
      <h3 className="d-caps">Agreements with {vendor.name}</h3>
      {agreements === undefined || agreements.length === 0 ? (
        <p>{agreements === undefined ? <NotKnown /> : <NoneThere />}</p>
      ) : (
        <dl className="reach">
          {agreements.map((agreement) => (
            <div key={JSON.stringify(agreement)} className="reach-row">
              <dt>
                {agreement.type === undefined ? 'Type not known' : choiceWords(agreement.type)}
              </dt>
              <dd>{agreementWords(agreement)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button
        variant="default"
        onClick={() => {
          select([{ type: 'vendor', id: vendor.id }]);
          show('vendors');
        }}
      >
        Edit {vendor.name}
      </Button>
    </section>
  );
}

function agreementWords({ status, expires }: Agreement): string {
  const said = status === undefined ? 'status not known' : choiceInSentence(status);
  if (expires === undefined) return said;
  return expires === 'none' ? `${said}, without end` : `${said}, to ${dayWords(expires)}`;
}
