import { ROLE_TITLES, SIGNATURE_ROLES, STATEMENTS } from '#host/signing/signature-roles.ts';
import type { FieldPlace } from '#host/signing/signature-fields.ts';
import type { AttachedMap } from '#shared/worksheet/document-parts.ts';
import type { Worksheet } from '#shared/worksheet/worksheet.ts';
import { DISCLAIMER } from '#shared/worksheet/worksheet.ts';
import type { Content } from './content.ts';
import { MARGIN, PAPER, SIZE, contentWidth } from './look.ts';
import type { Paper } from './look.ts';
import { labelled, quiet, sectionHeading, small, subheading } from './parts.ts';

const GAP = 14;
/** A field holds name, organisation, statement and time at print size. */
const FIELD = { height: 96, bottom: 74 } as const;
const STATEMENT_HEIGHT = 62;

const fieldWidth = (paper: Paper): number => (contentWidth(paper) - 2 * GAP) / 3;

/** Where the three signature fields stand on the last page. */
export const fieldPlaces = (paper: Paper, page: number): FieldPlace[] =>
  SIGNATURE_ROLES.map((role, index) => ({
    role,
    page,
    x: MARGIN.side + index * (fieldWidth(paper) + GAP),
    y: FIELD.bottom,
    width: fieldWidth(paper),
    height: FIELD.height,
  }));

/** The last page: what is signed, how to verify it, and room for three signatures. */
export function signOff(
  worksheet: Worksheet,
  attached: { readonly map: AttachedMap; readonly sha256: string | undefined },
  paper: Paper,
): Content[] {
  const width = contentWidth(paper);
  const { mapSha256, rulePack } = worksheet;
  const top = PAPER[paper].height - FIELD.bottom - FIELD.height - STATEMENT_HEIGHT;
  const hashes = [
    { label: 'Map', content: small(`SHA-256 ${mapSha256}`) },
    ...(attached.sha256 === undefined || attached.sha256 === mapSha256
      ? []
      : [{ label: 'Map attached', content: small(`SHA-256 ${attached.sha256}`) }]),
    {
      label: 'Rule pack',
      content: small(`${rulePack.version}, SHA-256 ${rulePack.sha256}`),
    },
    { label: 'Inside', content: small(insideWords(attached.map)) },
  ];
  return [
    { ...sectionHeading('Sign-off', 'sign-off'), pageBreak: 'before' },
    small(
      'Whoever signs states in the first person what stands above the field. A signature shows that this file was not changed since; who signed rests on the certificate.',
    ),
    subheading('What is signed'),
    labelled(hashes, 84, width),
    subheading('How to verify'),
    ...VERIFY.map((text, index) => ({
      ...small(`${index + 1}. ${text}`),
      margin: [0, 0, 0, 1.5] as const,
    })),
    { ...quiet(`${DISCLAIMER} Confirm specifics with qualified counsel.`), margin: [0, 6, 0, 0] },
    {
      absolutePosition: { x: MARGIN.side, y: top },
      columnGap: GAP,
      columns: SIGNATURE_ROLES.map((role) => ({
        width: fieldWidth(paper),
        stack: [
          { text: ROLE_TITLES[role], bold: true, fontSize: SIZE.subheading },
          { ...small(STATEMENTS[role]), margin: [0, 2, 0, 0] as const },
        ],
      })),
    },
  ];
}

const VERIFY = [
  'Any PDF reader that shows signatures tells whether this file is unchanged; "domicile verify FILE.pdf" also says what was added since.',
  'Compare the fingerprint of the signer’s certificate with the one that the signer told you by another way. A self-signed certificate proves no name.',
  '"domicile verify FILE.pdf --map MAP" compares the map attached with another, and lists what differs.',
  'The hash of the map is SHA-256 over its canonical JSON (RFC 8785), lists sorted by id, without positions on the canvas: anybody can compute it from map.json.',
];

function insideWords(map: AttachedMap): string {
  switch (map.kind) {
    case 'whole':
      return 'map.json, the map from which this was made; evaluation.json, what the rules said.';
    case 'reduced':
      return `map.json, the map without ${map.without.join(', ')}, which were left out; evaluation.json, what the rules said of the whole map.`;
    case 'none':
      return 'evaluation.json, what the rules said. The map itself was left out.';
  }
}
