import { SegmentedControl } from '@mantine/core';
import { SECTION_TITLES, sectionIds } from '#shared/worksheet/sections.ts';
import type { Layout } from './use-drawn-worksheet.ts';

type Props = { readonly layout: Layout; readonly onChange: (layout: Layout) => void };

/** The paper, and which sections are printed; what is left out is left out of the attachments too. */
export function LayoutChoice({ layout, onChange }: Props) {
  const { paper, leftOut } = layout;
  return (
    <section className="sheet-section" aria-labelledby="sheet-layout">
      <h3 id="sheet-layout" className="d-caps">
        What is printed
      </h3>
      <SegmentedControl
        fullWidth
        aria-label="Paper"
        value={paper}
        data={[
          { value: 'a4', label: 'A4' },
          { value: 'letter', label: 'Letter' },
        ]}
        onChange={(value) => onChange({ ...layout, paper: value === 'letter' ? 'letter' : 'a4' })}
      />
      <fieldset className="sheet-sections">
        <legend className="visually-hidden">Sections</legend>
        {sectionIds.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={!leftOut.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onChange({
                  ...layout,
                  leftOut: checked ? leftOut.filter((other) => other !== id) : [...leftOut, id],
                })
              }
            />
            {SECTION_TITLES[id]}
          </label>
        ))}
      </fieldset>
      {leftOut.length === 0 ? null : (
        <p className="d-muted d-small">
          What is left out is not inside the file either, and page 1 says so.
        </p>
      )}
    </section>
  );
}
