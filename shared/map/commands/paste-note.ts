import { quoted } from '../read/path.ts';

/** What pasting did with something that the pasted elements refer to. */
export type PasteNote =
  | { readonly code: 'vendor-added'; readonly name: string }
  | { readonly code: 'matched-by-name'; readonly type: 'vendor' | 'cohort'; readonly name: string }
  | {
      readonly code: 'reference-dropped';
      readonly label: string;
      readonly field: string;
      readonly name: string;
    }
  | { readonly code: 'hop-dropped'; readonly label: string };

/** A note in one sentence. */
export function explainPasteNote(note: PasteNote): string {
  switch (note.code) {
    case 'vendor-added':
      return `The vendor ${quoted(note.name)} came along, with its agreements.`;
    case 'matched-by-name':
      return `The ${note.type} ${quoted(note.name)} of this map stands for the one of the same name there.`;
    case 'reference-dropped':
      return `${quoted(note.label)}: ${note.field} named ${quoted(note.name)}, which this map does not have; it is left out.`;
    case 'hop-dropped':
      return `The hop ${quoted(note.label)} is left out: one of its ends was not copied.`;
  }
}
