import type { CSSProperties } from "react";
import { hexOf } from "#lib/oklch.ts";

/** The paper of app/styles.css, as colours that mail programs know. */
export type Paper = {
  paper: string;
  ink: string;
  soft: string;
  muted: string;
  line: string;
  bar: string;
  accent: string;
};

export function lightPaper(accentHue: number): Paper {
  return {
    paper: "#fdfcf9",
    ink: "#16181c",
    soft: "#3d434d",
    muted: "#5a616c",
    line: "#dbd8cf",
    bar: "#8b8a88",
    accent: hexOf({ l: 0.51, c: 0.2, h: accentHue }),
  };
}

export function darkPaper(accentHue: number): Paper {
  return {
    paper: "#11151c",
    ink: "#e9e7e0",
    soft: "#c3c6cb",
    muted: "#9ba2ad",
    line: "#2b313c",
    bar: "#7f827e",
    accent: hexOf({ l: 0.73, c: 0.16, h: accentHue }),
  };
}

const DARK = "@media (prefers-color-scheme:dark)";

/** A mail on one paper, whatever its reader's screen prefers: for a look at both. */
export const onPaper = (html: string, paper: "light" | "dark"): string =>
  html.replaceAll(DARK, paper === "dark" ? "@media all" : "@media not all");

/** Programs that show dark mails as they are written take the other paper; the rest turn the light one round themselves. */
export function paperRules(accentHue: number): string {
  const { paper, ink, soft, muted, line, bar, accent } = darkPaper(accentHue);
  const rules = [
    `body,.paper{background-color:${paper}!important}`,
    `.ink{color:${ink}!important}`,
    `.soft{color:${soft}!important}`,
    `.muted{color:${muted}!important}`,
    `.accent{color:${accent}!important}`,
    `.line{border-color:${line}!important}`,
    `.bar{border-color:${bar}!important}`,
    `.plate{background-color:${ink}!important;color:${paper}!important}`,
  ];
  // Without the space some drop the whole declaration.
  const dark = rules.join("").replaceAll("!important", " !important");
  const light = `:root{color-scheme:light dark}body{background-color:${lightPaper(accentHue).paper}}`;
  return `${light}${DARK}{${dark}}`;
}

/** Faces that are there: a mail loads nothing. */
export const SERIF = 'Charter, "Iowan Old Style", "Source Serif 4", Georgia, "Times New Roman", serif';
export const SANS = 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
export const MONO = '"SF Mono", Menlo, Consolas, "Courier New", monospace';

/** Type by its place; margins only downwards, which all programs agree on. */
export const TYPE = {
  masthead: { fontFamily: SERIF, fontSize: "26px", lineHeight: "32px", fontWeight: 600 },
  kicker: { fontFamily: SANS, fontSize: "14px", lineHeight: "20px", fontWeight: 600 },
  title: { fontFamily: SERIF, fontSize: "30px", lineHeight: "36px", fontWeight: 600 },
  subtitle: { fontFamily: SERIF, fontSize: "21px", lineHeight: "28px", fontWeight: 600 },
  text: { fontFamily: SERIF, fontSize: "18px", lineHeight: "28px" },
  small: { fontFamily: SANS, fontSize: "14px", lineHeight: "21px" },
} as const satisfies Record<string, CSSProperties>;
