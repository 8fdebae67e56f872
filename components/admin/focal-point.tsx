"use client";

import { type KeyboardEvent, type MouseEvent, useState } from "react";
import type { DeskPictureDetail } from "#lib/media-desk.ts";

export type FocalTexts = Record<"title" | "help" | "x" | "y" | "place", string>;

type Props = {
  preview: NonNullable<DeskPictureDetail["preview"]>;
  /** In percent. */
  given: { x: string; y: string };
  texts: FocalTexts;
  problem: string;
};

/** An arrow key moves the point so far, in percent. */
const STEP = 2;
const CROPS = ["16 / 9", "4 / 3", "1 / 1"];
const within = (percent: number) => Math.min(100, Math.max(0, Math.round(percent)));

/** Where a picture's subject is: by a click, by arrow keys, or in two fields; with what the crops keep of it. */
export function FocalPoint({ preview, given, texts, problem }: Props) {
  const [point, setPoint] = useState(given);
  const [x, y] = [Number(point.x.replace(",", ".")) || 0, Number(point.y.replace(",", ".")) || 0];
  const set = (toX: number, toY: number) => setPoint({ x: `${within(toX)}`, y: `${within(toY)}` });
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    // A press of the Enter key is a click without a place.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    set(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  };
  const press = (event: KeyboardEvent) => {
    const [dx, dy] = MOVES[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    set(x + dx * STEP, y + dy * STEP);
  };
  const field = (name: "focalX" | "focalY", label: string, value: string, change: (to: string) => void) => (
    <label>
      <span>{label}</span>
      <input
        name={name}
        inputMode="decimal"
        value={value}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
  return (
    <fieldset className="focal">
      <legend>{texts.title}</legend>
      <button
        type="button"
        className="focal-picture"
        aria-label={texts.place}
        onClick={click}
        onKeyDown={press}
      >
        <img src={preview.src} width={preview.width} height={preview.height} alt="" />
        <span className="focal-mark" style={{ left: `${x}%`, top: `${y}%` }} />
      </button>
      <p className="help">{texts.help}</p>
      <div className="narrow">
        {field("focalX", texts.x, point.x, (to) => setPoint({ ...point, x: to }))}
        {field("focalY", texts.y, point.y, (to) => setPoint({ ...point, y: to }))}
      </div>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <ul className="crops">
        {CROPS.map((ratio) => (
          <li key={ratio}>
            <img
              src={preview.src}
              alt=""
              style={{ aspectRatio: ratio, objectPosition: `${within(x)}% ${within(y)}%` }}
            />
            <span className="muted">{ratio.replaceAll(" ", "").replace("/", ":")}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
