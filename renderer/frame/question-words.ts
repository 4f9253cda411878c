import { counted } from '../ui/severity-words.ts';

/**
 * What the number of questions is made of, to stand behind that number: `for counsel`, `open
 * questions`, or where both are there `questions: 4 for counsel, 1 open`.
 * @param forCounsel questions among the findings, which only counsel can answer
 * @param open facts that are missing
 */
export function questionWords(forCounsel: number, open: number): string {
  if (open === 0) return forCounsel === 0 ? 'questions' : 'for counsel';
  if (forCounsel === 0) return open === 1 ? 'open question' : 'open questions';
  return `questions: ${forCounsel} for counsel, ${open} open`;
}

/** The same as a sentence that says where each is listed. */
export const questionHelp = (forCounsel: number, open: number): string =>
  `${counted(open, 'open question')}, and ${forCounsel} for counsel among the findings.`;
