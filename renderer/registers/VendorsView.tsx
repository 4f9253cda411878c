import { useEdits } from '../app/edits.ts';
import { useSession } from '../app/session.ts';
import { AddByName } from './AddByName.tsx';
import { RegisterDetail } from './RegisterDetail.tsx';
import { type Column, RegisterTable } from './RegisterTable.tsx';
import { useChosenRow } from './use-chosen-row.ts';

const COLUMNS: readonly Column[] = [
  { path: 'name' },
  { path: 'country' },
  { path: 'role' },
  { path: 'dpf.status', title: 'DPF status' },
  { path: 'training' },
];

/** Everybody else who touches PHI: agreements, certificates, subprocessors, support. */
export function VendorsView() {
  const vendors = useSession(({ map }) => map.vendors);
  const { addVendor } = useEdits();
  const [chosen, choose] = useChosenRow('vendor', vendors);
  return (
    <div className="register">
      <div className="register-main">
        <header className="register-head">
          <h2 className="register-title">Vendors and agreements</h2>
          <p className="d-muted">
            Everybody else who runs a system, supports one, or processes for those who do.
            Agreements, certificates and subprocessors of the chosen vendor stand on the right.
          </p>
        </header>
        {vendors.length === 0 ? (
          <p className="register-empty">
            No vendors yet. Add each company that runs a system or can open PHI.
          </p>
        ) : (
          <RegisterTable
            type="vendor"
            label="Vendors"
            rows={vendors}
            columns={COLUMNS}
            chosen={chosen}
            onChoose={choose}
          />
        )}
        <AddByName what="vendor" placeholder="Name of the vendor" onAdd={addVendor} />
      </div>
      {chosen === undefined ? null : <RegisterDetail type="vendor" id={chosen} />}
    </div>
  );
}
