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

/** Notes in sentences: what is lost one by one, what came along or was found here in one each. */
export function explainPasteNotes(notes: readonly PasteNote[]): string[] {
  const matched = (type: 'vendor' | 'cohort') =>
    notes.flatMap((note) =>
      note.code === 'matched-by-name' && note.type === type ? note.name : [],
    );
  const added = notes.flatMap((note) => (note.code === 'vendor-added' ? note.name : []));
  return [
    ...cameAlong(added),
    ...standsFor('vendor', matched('vendor')),
    ...standsFor('cohort', matched('cohort')),
    ...notes.flatMap(lossInWords),
  ];
}

const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

function cameAlong(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return names.length === 1
    ? [`The vendor ${listed(names)} came along, with its agreements.`]
    : [`${names.length} vendors came along, with their agreements: ${listed(names)}.`];
}

function standsFor(type: 'vendor' | 'cohort', names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return names.length === 1
    ? [`The ${type} ${listed(names)} of this map stands for the one of the same name there.`]
    : [
        `${names.length} ${type}s of this map stand for those of the same name there: ${listed(names)}.`,
      ];
}

function lossInWords(note: PasteNote): string[] {
  switch (note.code) {
    case 'vendor-added':
    case 'matched-by-name':
      return [];
    case 'reference-dropped':
      return [
        `${quoted(note.label)}: ${note.field} named ${quoted(note.name)}, which this map does not have; it is left out.`,
      ];
    case 'hop-dropped':
      return [`The hop ${quoted(note.label)} is left out: one of its ends was not copied.`];
  }
}
