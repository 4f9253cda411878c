/** The sections of a worksheet that may be left out; page 1 and the sign-off always stay. */
export const sectionIds = [
  'diagram',
  'hops',
  'transfers',
  'findings',
  'questions',
  'vendors',
  'policies',
  'decisions',
  'assumptions',
  'breach-clocks',
  'limits',
] as const;

export type SectionId = (typeof sectionIds)[number];

/** What each section is called, in the document and wherever sections are chosen. */
export const SECTION_TITLES: Readonly<Record<SectionId, string>> = {
  diagram: 'Diagram',
  hops: 'Hop register',
  transfers: 'Transfers, step by step',
  findings: 'Findings',
  questions: 'Open questions',
  vendors: 'Vendors and agreements',
  policies: 'Residency matrix and postures',
  decisions: 'Decisions',
  assumptions: 'Assumptions and defaults',
  'breach-clocks': 'Breach clocks',
  limits: 'What was not verified',
};

/** Whether a text is the id of a section that may be left out. */
export const isSectionId = (text: string): text is SectionId => Object.hasOwn(SECTION_TITLES, text);
