"use client";

import { useState } from "react";
import { ACCENT_TONES, accentContrast } from "#lib/contrast.ts";

export type HueTexts = {
  /** Sample words: a section's name and a headline. */
  kicker: string;
  headline: string;
  light: string;
  dark: string;
  /** "Kontrast" */
  contrast: string;
  decimal: "," | ".";
};

type Props = {
  shared: { id: string; name: string; defaultValue: string };
  texts: HueTexts;
};

/** The accent's hue on a slider, with what it looks like on both papers. Without scripts it shows the one that is set. */
export function HueInput({ shared: { defaultValue, ...shared }, texts }: Props) {
  const [hue, setHue] = useState(Number(defaultValue) || 0);
  return (
    <div className="hue">
      <div className="hue-slide">
        <input
          {...shared}
          type="range"
          min={0}
          max={360}
          step={1}
          value={hue}
          onChange={({ target }) => setHue(Number(target.value))}
        />
        <output htmlFor={shared.id}>{hue}°</output>
      </div>
      <div className="hue-papers">
        {(["light", "dark"] as const).map((paper) => (
          <Sample key={paper} hue={hue} paper={paper} texts={texts} />
        ))}
      </div>
    </div>
  );
}

function Sample({ hue, paper, texts }: { hue: number; paper: "light" | "dark"; texts: HueTexts }) {
  const tone = ACCENT_TONES[paper];
  const ratio = accentContrast(hue, tone).toFixed(1).replace(".", texts.decimal);
  return (
    <figure className={`hue-paper is-${paper}`}>
      <p className="hue-kicker" style={{ color: `oklch(${tone.l} ${tone.c} ${hue})` }}>
        {texts.kicker}
      </p>
      <p className="hue-headline">{texts.headline}</p>
      <figcaption>
        {texts[paper]} · {texts.contrast} {ratio} : 1
      </figcaption>
    </figure>
  );
}
