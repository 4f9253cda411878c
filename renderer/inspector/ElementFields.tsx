import { useState } from 'react';
import { ElementSection } from './ElementSection.tsx';
import { type Together, useElements, useElementTarget } from './element-target.ts';
import { sectionsOf } from './sections.ts';

/** All fields of the elements that are edited together, section by section. */
export function ElementFields({ together }: { readonly together: Together }) {
  const { kinds } = useElements(together);
  const target = useElementTarget(together);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  return sectionsOf(together.type, kinds).map((section) => (
    <ElementSection
      key={section.title}
      section={section}
      target={target}
      isOpen={open.has(section.title)}
      onOpen={() => setOpen(new Set([...open, section.title]))}
    />
  ));
}
