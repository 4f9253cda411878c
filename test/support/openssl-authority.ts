import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A certification authority with a time-stamping service, run by the OpenSSL command in a folder of its own. */
export type Authority = {
  /** The bytes of a file in that folder. */
  readonly read: (name: string) => Buffer;
  readonly write: (name: string, bytes: Uint8Array) => void;
  readonly run: (...args: string[]) => string;
  /** A PKCS#12 export of a signer's key with the chain to the root. */
  readonly exportSigner: (name: string, options?: readonly string[]) => Buffer;
  /** Answers a time-stamp request. */
  readonly stamp: (request: Uint8Array) => Buffer;
  readonly remove: () => void;
};

const CONFIG = `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = unused
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
[signer]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, nonRepudiation
[stamper]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[loose]
basicConstraints = critical, CA:false
extendedKeyUsage = timeStamping, emailProtection
[tsa]
default_tsa = service
[service]
serial = ./serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

/** Sets up root, issuing authority, and the certificates `signer-rsa`, `signer-ec`, `stamper` and `loose`. */
export function foundAuthority(): Authority {
  const folder = mkdtempSync(path.join(tmpdir(), 'domicile-authority-'));
  const file = (name: string): string => path.join(folder, name);
  const run = (...args: string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  writeFileSync(file('openssl.cnf'), CONFIG);
  writeFileSync(file('serial'), '01\n');
  const keys = { rsa: ['rsa:2048'], ec: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] };
  const issue = (name: string, section: string, issuer: string, kind: 'rsa' | 'ec'): void => {
    const subject = `/CN=${name}/O=Test Authority`;
    run(
      'req',
      '-new',
      '-newkey',
      ...keys[kind],
      '-nodes',
      '-config',
      'openssl.cnf',
      '-subj',
      subject,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
    );
    const by =
      issuer === name
        ? ['-signkey', `${name}.key`]
        : ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
    run(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...by,
      '-days',
      '3650',
      '-sha256',
      '-extfile',
      'openssl.cnf',
      '-extensions',
      section,
      '-out',
      `${name}.pem`,
    );
  };
  issue('root', 'root', 'root', 'ec');
  issue('issuing', 'issuing', 'root', 'ec');
  issue('signer-rsa', 'signer', 'issuing', 'rsa');
  issue('signer-ec', 'signer', 'issuing', 'ec');
  issue('stamper', 'stamper', 'root', 'rsa');
  issue('loose', 'loose', 'root', 'ec');
  const chain = ['issuing', 'root'].map((name) => readFileSync(file(`${name}.pem`), 'utf8'));
  writeFileSync(file('chain.pem'), chain.join(''));
  return {
    read: (name) => readFileSync(file(name)),
    write: (name, bytes) => writeFileSync(file(name), bytes),
    run,
    exportSigner: (name, options = []) => {
      run(
        'pkcs12',
        '-export',
        '-inkey',
        `${name}.key`,
        '-in',
        `${name}.pem`,
        '-certfile',
        'chain.pem',
        '-passout',
        'pass:export me',
        '-out',
        `${name}.p12`,
        ...options,
      );
      return readFileSync(file(`${name}.p12`));
    },
    stamp: (request) => {
      writeFileSync(file('request.tsq'), request);
      run(
        'ts',
        '-reply',
        '-config',
        'openssl.cnf',
        '-queryfile',
        'request.tsq',
        '-signer',
        'stamper.pem',
        '-inkey',
        'stamper.key',
        '-chain',
        'root.pem',
        '-out',
        'response.tsr',
      );
      return readFileSync(file('response.tsr'));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
