import type { Bridge } from '#shared/bridge/bridge.ts';
import type { Certificate } from '#host/signing/certificate-read.ts';
import { openFailureOf } from '#host/store/failure.ts';
import type { Host } from './host.ts';

const YEARS = 3;

type Answer = Awaited<ReturnType<Bridge['identities']['create']>>;

/** What the host answers about signing identities. Cryptography is loaded when it is first needed. */
export const answerIdentities = (host: Host): Bridge['identities'] => ({
  list: () => host.identities.list(),
  async create({ name, organisation, email, passphrase }) {
    const { createIdentity } = await import('#host/signing/identity.ts');
    const validFrom = host.options.clock();
    const validUntil = new Date(validFrom);
    validUntil.setUTCFullYear(validUntil.getUTCFullYear() + YEARS);
    const made = await createIdentity(
      { name, organisation, email, key: 'ecdsa-p256', validFrom, validUntil },
      passphrase.normalize('NFC'),
    );
    if (made.ok) return keep(host, made.file, passphrase);
    if (made.code === 'validity-empty') throw new Error('three years are not empty');
    return { ok: false, code: made.code };
  },
  add: ({ file, passphrase }) => keep(host, file, passphrase),
});

async function keep(host: Host, file: Uint8Array, passphrase: string): Promise<Answer> {
  const { openIdentity } = await import('#host/signing/pkcs12-read.ts');
  const { readCertificate } = await import('#host/signing/certificate-read.ts');
  const { DerError } = await import('#host/signing/der.ts');
  const opened = openIdentity(file, passphrase.normalize('NFC'));
  if (!opened.ok) return opened;
  let certificate: Certificate;
  try {
    certificate = readCertificate(opened.identity.certificate);
  } catch (error) {
    if (error instanceof DerError) return { ok: false, code: 'certificate-unreadable' };
    throw error;
  }
  const { subject, key, fingerprint, validUntil } = certificate;
  try {
    const identity = await host.identities.keep(file, {
      name: subject.commonName ?? 'no name',
      organisation: subject.organisation ?? '',
      email: subject.email ?? '',
      key,
      fingerprint,
      validUntil: validUntil.toISOString().slice(0, 10),
    });
    return { ok: true, identity };
  } catch (error) {
    const code = openFailureOf(error);
    return {
      ok: false,
      code: code === 'no-permission' || code === 'disk-full' ? code : 'io-error',
    };
  }
}
