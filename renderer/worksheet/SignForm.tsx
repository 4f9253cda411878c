import { Button, NativeSelect, PasswordInput, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { failureWords } from '#shared/bridge/failures.ts';
import type { Identity } from '#shared/bridge/worksheet-contract.ts';
import { useBridge } from '../app/bridge-context.ts';
import { dayWords } from '../ui/day-words.ts';
import { IdentityForm } from './IdentityForm.tsx';
import { ROLE_WORDS, type Role, roles } from './role-words.ts';
import { useIdentities } from './use-identities.ts';

/** What a signature gave. */
export type Signed = {
  readonly pdf: Uint8Array;
  readonly role: Role;
  readonly signer: string;
  /** The name under which the host kept a copy; null where it did not. */
  readonly keptAs: string | null;
};

type Props = {
  /** Exactly the bytes that are shown; they are what is signed. */
  readonly pdf: Uint8Array | undefined;
  /** The roles that have not signed yet. */
  readonly openRoles: readonly Role[];
  readonly organisation: string;
  /** The map beside which the signed worksheet is kept. */
  readonly map?: string;
  readonly onSigned: (signed: Signed) => void;
};

/** To sign what is shown: who, in which role, with which statement, by which passphrase. */
export function SignForm({ pdf, openRoles, organisation, map, onSigned }: Props) {
  const bridge = useBridge();
  const { identities, add } = useIdentities();
  const [chosen, setChosen] = useState<string | undefined>();
  const [isMaking, setMaking] = useState(false);
  const [wanted, setRole] = useState<Role | undefined>();
  const role = wanted !== undefined && openRoles.includes(wanted) ? wanted : openRoles[0];
  const statements = useStatements();
  const [reasons, setReasons] = useState<Partial<Record<Role, string>>>({});
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  if (identities === undefined || statements === undefined) return null;
  if (role === undefined)
    return <p className="d-muted">Prepared, reviewed and approved are all signed.</p>;
  const identity = identities.find(({ id }) => id === chosen) ?? identities[0];
  if (identity === undefined || isMaking)
    return (
      <IdentityForm
        organisation={organisation}
        onKept={(kept) => {
          add(kept);
          setChosen(kept.id);
          setMaking(false);
        }}
        {...(identity === undefined ? {} : { onCancel: () => setMaking(false) })}
      />
    );
  const reason = reasons[role] ?? statements[role];
  const sign = async (): Promise<void> => {
    if (pdf === undefined) return;
    setBusy(true);
    const answer = await bridge.worksheet
      .sign({
        pdf,
        identity: identity.id,
        passphrase,
        role,
        reason: reason.replaceAll(/\s+/g, ' ').trim(),
        ...(map === undefined ? {} : { map }),
      })
      // Also where the connection is lost, so that one can try again.
      .finally(() => setBusy(false));
    setPassphrase('');
    setProblem(answer.ok ? undefined : failureWords(answer.code));
    if (answer.ok)
      onSigned({ pdf: answer.pdf, role, signer: answer.signer, keptAs: answer.keptAs });
  };
  return (
    <form
      className="sign-form"
      aria-label="Sign the worksheet"
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <fieldset className="sign-roles">
        <legend>Sign as</legend>
        {roles.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="role"
              checked={each === role}
              disabled={!openRoles.includes(each)}
              onChange={() => setRole(each)}
            />
            {ROLE_WORDS[each]}
            {openRoles.includes(each) ? null : <span className="d-muted"> (signed)</span>}
          </label>
        ))}
      </fieldset>
      <Textarea
        label="Your statement"
        description="Stands in the signature and above your name."
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReasons({ ...reasons, [role]: event.currentTarget.value })}
      />
      <NativeSelect
        label="Identity"
        value={identity.id}
        data={identities.map((each) => ({ value: each.id, label: identityWords(each) }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <p className="d-muted d-small">
        {identity.key}, valid until {dayWords(identity.validUntil)}. Fingerprint{' '}
        <code title={identity.fingerprint}>{identity.fingerprint.slice(0, 16)}…</code>{' '}
        <button type="button" className="link" onClick={() => setMaking(true)}>
          Another identity
        </button>
      </p>
      <PasswordInput
        label="Passphrase"
        autoComplete="current-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase', 'aria-hidden': false }}
      />
      {problem === undefined ? null : (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <Button
        type="submit"
        loading={isBusy}
        disabled={pdf === undefined || passphrase === '' || reason.trim() === ''}
      >
        Sign as {role}
      </Button>
      <p className="d-muted d-small">
        You sign exactly the pages shown here, and the map and evaluation inside them.
      </p>
    </form>
  );
}

const identityWords = ({ name, organisation, email }: Identity): string =>
  [name, organisation, email].filter((part) => part !== '').join(', ');

function useStatements(): Readonly<Record<Role, string>> | undefined {
  const bridge = useBridge();
  const [statements, setStatements] = useState<Readonly<Record<Role, string>> | undefined>();
  useEffect(() => {
    const load = async (): Promise<void> => setStatements(await bridge.worksheet.statements());
    void load();
  }, [bridge]);
  return statements;
}
