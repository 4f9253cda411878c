import { Button, FileButton, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { failureWords } from '#shared/bridge/failures.ts';
import type { Identity } from '#shared/bridge/worksheet-contract.ts';
import { useBridge } from '../app/bridge-context.ts';
import { useSession } from '../app/session.ts';
import { useUserName } from '../app/settings.ts';

type Props = {
  readonly organisation: string;
  readonly onKept: (identity: Identity) => void;
  readonly onCancel?: () => void;
};

type Answer = Awaited<ReturnType<Bridge['identities']['create']>>;

/** Shorter ones are let through, with a warning: whoever gets the file can try many. */
const GOOD_LENGTH = 12;

/** A new signing identity: a key of one's own, or the file of an authority. */
export function IdentityForm({ organisation, onKept, onCancel }: Props) {
  const bridge = useBridge();
  const [name, setName] = useState(useUserName());
  const [firm, setFirm] = useState(organisation);
  const [email, setEmail] = useState('');
  const [file, setFile] = useState<File | undefined>();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (file === undefined && passphrase !== again) {
      setProblem('The two passphrases differ. Type them again.');
      return;
    }
    setBusy(true);
    const asked: Promise<Answer> =
      file === undefined
        ? bridge.identities.create({ name, organisation: firm, email, passphrase })
        : bridge.identities.add({ file: new Uint8Array(await file.arrayBuffer()), passphrase });
    // Also where the connection is lost, so that one can try again.
    const answer = await asked.finally(() => setBusy(false));
    setProblem(answer.ok ? undefined : failureWords(answer.code));
    if (answer.ok) onKept(answer.identity);
  };
  return (
    <form
      className="sign-form"
      aria-label="New signing identity"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h4>New signing identity</h4>
      {file === undefined ? (
        <>
          <p className="d-muted d-small">
            A key and a certificate that you issue to yourself, valid for three years. They stay on
            this machine. Readers know you again by the fingerprint.
          </p>
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="Organisation"
            value={firm}
            onChange={(event) => setFirm(event.currentTarget.value)}
          />
          <TextInput
            label="Email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </>
      ) : (
        <p className="sign-file">{file.name}</p>
      )}
      <PasswordInput
        label={file === undefined ? 'Passphrase' : 'Passphrase of the file'}
        autoComplete="new-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase', 'aria-hidden': false }}
      />
      {file === undefined ? (
        <>
          <PasswordInput
            label="Passphrase again"
            autoComplete="new-password"
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            visibilityToggleButtonProps={{
              'aria-label': 'Show the second passphrase',
              'aria-hidden': false,
            }}
          />
          {passphrase !== '' && passphrase.length < GOOD_LENGTH ? (
            <p className="d-small">
              Short: whoever gets the file can try many. Twelve letters or more are better.
            </p>
          ) : null}
        </>
      ) : null}
      {problem === undefined ? null : (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="sign-line">
        <Button type="submit" loading={isBusy}>
          {file === undefined ? 'Make the identity' : 'Keep the identity'}
        </Button>
        {onCancel === undefined ? null : (
          <Button variant="subtle" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
      <FileButton
        accept=".p12,.pfx,application/x-pkcs12"
        inputProps={{ 'aria-label': 'File of an identity' }}
        onChange={(chosen) => setFile(chosen ?? undefined)}
      >
        {(props) => (
          <button type="button" className="link" {...props}>
            {file === undefined ? 'Use a file from an authority (.p12)' : 'Choose another file'}
          </button>
        )}
      </FileButton>
    </form>
  );
}

/** The name of the organisation that the open map is about. */
export const useOrganisation = (): string => useSession(({ map }) => map.organisation?.name ?? '');
