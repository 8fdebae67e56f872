import type { CSSProperties, ReactNode } from "react";

type Props = {
  className?: string;
  /** Of the whole: its border, its margin, its ground. */
  style?: CSSProperties;
  /** Room inside. Outlook on Windows gives it to table cells and to nothing else. */
  padding?: string;
  /** Left out of the plain part. */
  "data-skip-in-text"?: "true";
  children: ReactNode;
};

/** A part of the sheet; no word makes it wider than the screen. Its width is said to be the table's: so all do it. */
export function Block({ className, style, padding = "0", children, ...marks }: Props) {
  return (
    <table
      role="presentation"
      align="center"
      width="100%"
      border={0}
      cellPadding="0"
      cellSpacing="0"
      className={className}
      {...marks}
      style={{ tableLayout: "fixed", ...style }}
    >
      <tbody>
        <tr>
          <td style={{ padding }}>{children}</td>
        </tr>
      </tbody>
    </table>
  );
}
