/** Left, top, right, bottom in points. */
type Margin = readonly [number, number, number, number];

type Style = {
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly margin?: Margin;
  readonly lineHeight?: number;
  readonly alignment?: 'left' | 'right' | 'center';
  readonly characterSpacing?: number;
  readonly noWrap?: boolean;
  /** Draws the content at this place of the page and leaves the flow as it is. */
  readonly absolutePosition?: { readonly x: number; readonly y: number };
  readonly pageBreak?: 'before' | 'after';
  readonly unbreakable?: boolean;
  /** The name by which a link finds it. */
  readonly id?: string;
  /** Inside a table cell. */
  readonly colSpan?: number;
  readonly fillColor?: string;
  readonly border?: readonly [boolean, boolean, boolean, boolean];
  readonly width?: number | 'auto' | '*';
};

export type TextContent = Style & {
  readonly text: string | readonly (string | TextContent)[];
  readonly linkToDestination?: string;
  readonly outline?: boolean;
  readonly outlineText?: string;
  readonly outlineExpanded?: boolean;
  readonly outlineParentId?: string;
};

export type CanvasShape =
  | {
      readonly type: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly lineWidth: number;
      readonly lineColor: string;
    }
  | {
      readonly type: 'polyline';
      readonly points: readonly { readonly x: number; readonly y: number }[];
      readonly closePath?: boolean;
      readonly color?: string;
      readonly lineColor?: string;
      readonly lineWidth?: number;
    }
  | {
      readonly type: 'ellipse';
      readonly x: number;
      readonly y: number;
      readonly r1: number;
      readonly r2: number;
      readonly color?: string;
      readonly lineColor?: string;
      readonly lineWidth?: number;
    };

type TableContent = Style & {
  readonly table: {
    readonly widths: readonly (number | 'auto' | '*')[];
    readonly body: readonly (readonly Content[])[];
    readonly headerRows?: number;
    readonly dontBreakRows?: boolean;
    readonly keepWithHeaderRows?: number;
  };
  readonly layout?: TableLayout;
};

/** How a table is ruled and padded; rows count from 0, line 0 is above the first row. */
export type TableLayout = {
  readonly hLineWidth: (line: number) => number;
  readonly vLineWidth: () => number;
  readonly hLineColor: (line: number) => string;
  readonly paddingLeft: (column: number) => number;
  readonly paddingRight: (column: number) => number;
  readonly paddingTop: (row: number) => number;
  readonly paddingBottom: (row: number) => number;
};

/** The part of pdfmake's content that the worksheet uses. */
export type Content =
  | string
  | TextContent
  | TableContent
  | (Style & { readonly stack: readonly Content[] })
  | (Style & { readonly columns: readonly Content[]; readonly columnGap?: number })
  | (Style & { readonly canvas: readonly CanvasShape[] })
  | (Style & { readonly svg: string; readonly height?: number });
