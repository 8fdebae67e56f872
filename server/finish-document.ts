import { countingOrigin } from "#lib/counting-marks.ts";
import { frameOrigin } from "#lib/embeds.ts";

/**
 * What readers get is a document: Next's client runtime, its flight data and the marks that only they read go.
 * Data blocks (JSON-LD) and our own islands stay.
 */
type Finished = {
  html: string;
  /** Texts of the <style> elements, for the policy. */
  styles: string[];
  /** Origins of what a reader can have shown in the document (lib/embeds.ts). */
  frames: string[];
  /** Origins of counting pictures, where the house has chosen to show them (lib/counting-marks.ts). */
  counters: string[];
  /** Texts of inline scripts that stay, because the page was left as it is. */
  scripts: string[];
};

/** Streaming boundaries that a script was to fill: such a page is left as it is, whole in its own way. */
const UNRESOLVED = /<!--\$\?-->|<template id="B:|<script\b[^>]*>[^<]*\$R[CXS]\(/;

/** A script ends at the first end tag, whatever stands in it (HTML §13.2.5.4). */
const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const INLINE_SCRIPT = /<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g;
const STYLE = /<style\b[^>]*>([\s\S]*?)<\/style>/g;
const DATA_BLOCK = /\btype="application\/(?:ld\+)?json"/;
const ISLAND = /\bsrc="(\/islands\/[^"]+)"/;

const COUNTING = /<img src="https:\/\/(vg\d\d)\.met\.vgwort\.de\/na\//g;
const CLICK_FRAME = /<click-frame provider="([a-z]+)"/g;

/** Preloads of scripts, React's marks between texts and around boundaries, where Next streams its metadata into. */
const LEFTOVERS =
  /<link\b(?=[^>]*\brel="(?:module)?preload")(?=[^>]*\bas="script")[^>]*>|<!--(?: |\$|\/\$|&|\/&)?-->|<div hidden=""><!--\$--><!--\/\$--><\/div>| data-precedence="[^"]*"/g;

/** @param islands address in the markup → address of the bundle: only what the build made is let through */
export function finishDocument(html: string, islands: ReadonlyMap<string, string>): Finished {
  if (UNRESOLVED.test(html))
    return {
      html,
      styles: textsOf(STYLE, html),
      scripts: textsOf(INLINE_SCRIPT, html),
      frames: framesIn(html),
      counters: countersIn(html),
    };
  let finished = "";
  let from = 0;
  // Between scripts only: what looks like a mark inside a data block is data.
  for (const { 0: script, 1: attributes = "", index } of html.matchAll(SCRIPT)) {
    finished += html.slice(from, index).replace(LEFTOVERS, "") + keptOf(script, attributes, islands);
    from = index + script.length;
  }
  finished += html.slice(from).replace(LEFTOVERS, "");
  return {
    html: finished,
    styles: textsOf(STYLE, finished),
    scripts: [],
    frames: framesIn(finished),
    counters: countersIn(finished),
  };
}

function keptOf(script: string, attributes: string, islands: ReadonlyMap<string, string>): string {
  if (DATA_BLOCK.test(attributes)) return script;
  const bundle = islands.get(ISLAND.exec(attributes)?.[1] ?? "");
  return bundle ? `<script async type="module" src="${bundle}"></script>` : "";
}

/** A text has no "<" of its own in a document, so whatever stands here, our renderer has written. */
const framesIn = (html: string): string[] => [
  ...new Set([...html.matchAll(CLICK_FRAME)].flatMap(([, provider]) => frameOrigin(provider ?? "") ?? [])),
];

/** No text brings a picture of another house: what stands here is the article page's own (components/articles/counting-pixel.tsx). */
const countersIn = (html: string): string[] => [
  ...new Set([...html.matchAll(COUNTING)].flatMap(([, server]) => countingOrigin(server ?? "") ?? [])),
];

const textsOf = (element: RegExp, html: string) => [...html.matchAll(element)].map(([, text]) => text ?? "");
