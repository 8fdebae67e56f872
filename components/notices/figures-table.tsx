import type { ReactNode } from "react";

type Row = { name: string; values: number[] };
type Props = {
  id: string;
  caption: string;
  columns: string[];
  rows: Row[];
  /** What the last line is called that adds up the others; none without. */
  sum?: string;
  note?: string;
};

/** Counts under each other, as a newspaper sets them. */
export function FiguresTable({ id, caption, columns, rows, sum, note }: Props) {
  const total = columns.map((_, index) => rows.reduce((all, { values }) => all + (values[index] ?? 0), 0));
  return (
    <div className="mt-7">
      <h3 id={id} className="small pb-1 font-bold">
        {caption}
      </h3>
      <Scrolled labelledBy={columns.length > 1 ? id : null}>
        <table
          aria-labelledby={id}
          className={`border-b border-line ${columns.length > 1 ? "w-full min-w-[33rem]" : "w-full"}`}
        >
          <thead className="small text-muted">
            <tr className="border-b border-line">
              <td />
              {columns.map((column) => (
                <th key={column} scope="col" className="w-20 py-1.5 pl-2 text-right font-normal">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="text-[1.0625rem]">
            {rows.map(({ name, values }) => (
              <Line key={name} name={name} values={values} />
            ))}
            {sum && rows.length > 1 && <Line name={sum} values={total} isSum={true} />}
          </tbody>
        </table>
      </Scrolled>
      {note && <p className="small mt-2 text-muted">{note}</p>}
    </div>
  );
}

/** A table with many columns is moved sideways on telephones, by keyboard too; one with a single column fits. */
function Scrolled({ labelledBy, children }: { labelledBy: string | null; children: ReactNode }) {
  if (labelledBy === null) return children;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached (WCAG 2.2, 2.1.1)
    <section className="overflow-x-auto" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </section>
  );
}

function Line({ name, values, isSum = false }: Row & { isSum?: boolean }) {
  return (
    <tr className={`border-b border-line last:border-0 ${isSum ? "font-bold" : ""}`}>
      <th scope="row" className={`py-2 text-left ${isSum ? "" : "font-normal"}`}>
        {name}
      </th>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name here
        <td key={index} className="py-2 pl-2 text-right align-top tabular-nums">
          {value}
        </td>
      ))}
    </tr>
  );
}
