import type { Certificate } from './certificate-read.ts';
import type { CmsProblem } from './cms-verify.ts';
import type { ChangedPart } from './revision-changes.ts';
import type { ContainerProblem } from './signature-container.ts';
import type { TimeStamp, TimeStampProblem } from './time-stamp-token.ts';

/** What can be wrong with one signature. */
export type SignatureProblem =
  | ContainerProblem
  | CmsProblem
  | TimeStampProblem
  | 'format-unsupported'
  | 'attributes-unsupported'
  | 'certificate-not-valid-then'
  | 'certificate-wrong-use'
  | 'claimed-time-missing'
  | 'claimed-after-time-stamp'
  | 'signer-unexpected';

/** What a reader should know about a signature that is in order. */
export type SignatureNote =
  | 'self-signed'
  | 'chain-to-root'
  | 'chain-incomplete'
  | 'time-only-claimed'
  | 'time-stamped'
  | 'time-stamp-chain-incomplete'
  | 'certificate-expired-since'
  | 'same-name-other-key'
  | 'revocation-not-checked';

export type SignatureReport = {
  /** Name of the signature field, `prepared` for example; absent if the file no longer tells. */
  readonly field?: string;
  readonly isIntact: boolean;
  readonly problems: readonly SignatureProblem[];
  readonly notes: readonly SignatureNote[];
  readonly signer?: Certificate;
  /** Certificates above the signer's, nearest first. */
  readonly chain: readonly Certificate[];
  readonly claimedTime?: Date;
  readonly reason?: string;
  readonly timeStamp?: Pick<TimeStamp, 'time' | 'authority' | 'chain'>;
  /** Saved state that the signature covers, from 0; absent if it covers no complete state. */
  readonly revision?: number;
  /** Offset after the last byte covered; 0 if unknown. */
  readonly coveredEnd: number;
  readonly coversTotalDocument: boolean;
};

/** What can be wrong with the file as a whole. */
export type DocumentProblem =
  | {
      readonly code:
        | 'not-a-pdf'
        | 'structure-damaged'
        | 'structure-unsupported'
        | 'truncated'
        | 'content-appended';
      /** Byte offset at which reading failed. */
      readonly offset: number;
      readonly reason: string;
    }
  | { readonly code: 'not-signed' }
  | {
      readonly code: 'signature-removed' | 'signature-replaced';
      readonly fields: readonly string[];
    }
  | {
      readonly code: 'changed-after-signature' | 'revision-not-signed';
      readonly revision: number;
      readonly parts: readonly ChangedPart[];
    }
  | { readonly code: 'attachment-changed'; readonly names: readonly string[] }
  | { readonly code: 'attachment-damaged'; readonly names: readonly string[] };
