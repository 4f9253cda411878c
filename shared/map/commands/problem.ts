import type { EntityRef } from '../document/entities.ts';
import { quoted } from '../read/path.ts';

/** Why a command was not carried out. Nothing was changed then. */
export type CommandProblem =
  | { readonly code: 'no-such-element'; readonly element: EntityRef }
  | { readonly code: 'no-such-field'; readonly field: string }
  | { readonly code: 'no-such-row'; readonly field: string; readonly row: number }
  | { readonly code: 'required-field'; readonly field: string }
  | { readonly code: 'wrong-value'; readonly field: string; readonly expected: string }
  | { readonly code: 'dangling-reference'; readonly field: string; readonly id: string }
  | { readonly code: 'same-ends' }
  | { readonly code: 'too-few'; readonly needed: number }
  | { readonly code: 'too-many-elements'; readonly most: number }
  | { readonly code: 'no-patch' }
  | { readonly code: 'not-answerable'; readonly field: string }
  | { readonly code: 'not-a-map'; readonly reason: string };

/** A problem in one sentence that says what to do. */
export function explainCommandProblem(problem: CommandProblem): string {
  switch (problem.code) {
    case 'no-such-element':
      return `The ${problem.element.type} ${quoted(problem.element.id)} is not in the map any more; choose another.`;
    case 'no-such-field':
      return `${quoted(problem.field)} is not a field that can be set here.`;
    case 'no-such-row':
      return `${quoted(problem.field)} has no row ${problem.row + 1} any more; look at the list again.`;
    case 'required-field':
      return `${quoted(problem.field)} must be given; change it instead of clearing it.`;
    case 'wrong-value':
      return `The value does not fit ${quoted(problem.field)}: ${problem.expected}.`;
    case 'dangling-reference':
      return `${quoted(problem.field)} names ${quoted(problem.id)}, which is not in the map; add it first or choose another.`;
    case 'same-ends':
      return 'A hop needs two different nodes; choose another end.';
    case 'too-few':
      return `This needs at least ${problem.needed} selected; select more.`;
    case 'too-many-elements':
      return `A map has at most ${problem.most} elements; divide it into two maps.`;
    case 'no-patch':
      return 'This remedy changes something outside the map; carry it out there and record it here.';
    case 'not-answerable':
      return `${quoted(problem.field)} cannot be answered by one value; open the element and fill it in there.`;
    case 'not-a-map':
      return `What was pasted is not part of a map: ${problem.reason}`;
  }
}
