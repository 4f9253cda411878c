import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEdits } from '../app/edits.ts';
import { useIsReadOnly, useSession } from '../app/session.ts';
import { AddByName } from './AddByName.tsx';
import { PolicyCard } from './PolicyCard.tsx';

/** What was promised about places, and where each class of data may be. */
export function Policies() {
  const { matrix, postures } = useSession(({ map }) => map.policies);
  const isReadOnly = useIsReadOnly();
  const { addMatrixRow, addPosture } = useEdits();
  return (
    <>
      <section className="register-section">
        <h3 className="d-caps">Promises about places</h3>
        <p className="d-muted">Such as “US only” in a contract. Each is checked against the map.</p>
        {postures.map(({ id, name }) => (
          <PolicyCard key={id} type="posture" id={id} title={name} />
        ))}
        <AddByName what="promise" placeholder="Name, for example US only" onAdd={addPosture} />
      </section>
      <section className="register-section">
        <h3 className="d-caps">Residency by data class</h3>
        <p className="d-muted">
          Where a class or group of data may be, for how long, and with whom.
        </p>
        {matrix.map(({ id }, index) => (
          <PolicyCard key={id} type="matrixRow" id={id} title={`Row ${index + 1}`} />
        ))}
        <Button
          className="register-add-row"
          leftSection={<IconPlus size={14} />}
          disabled={isReadOnly}
          onClick={() => addMatrixRow()}
        >
          Add row
        </Button>
      </section>
    </>
  );
}
