import { describe, expect, it } from "vitest";
import { freed, kept, type Pin, type PlaceName, placeBeside, placed } from "#lib/front-desk.ts";

const at = "2026-11-24T10:00:00.000Z";
const pin = (name: PlaceName, articleId: number, more: Partial<Pin> = {}): Pin => ({
  name,
  articleId,
  title: "",
  pinnedAt: at,
  expiresAt: null,
  ...more,
});
const order = (pins: Pin[]) => pins.map(({ name, articleId }) => `${name} ${articleId}`);

describe("placed", () => {
  const pins = [pin("lead", 1, { title: "Eigene Worte" }), pin("second-2", 3)];
  const move = (articleId: number, place: PlaceName, from: PlaceName | null = null) =>
    order(placed(pins, { articleId, place, from, at }));

  it("takes a free place, and one that was taken", () => {
    expect(move(9, "second-1")).toEqual(["lead 1", "second-1 9", "second-2 3"]);
    expect(move(9, "lead")).toEqual(["lead 9", "second-2 3"]);
  });

  it("stands once, and changes places with whoever was there", () => {
    expect(move(1, "second-2")).toEqual(["lead 3", "second-2 1"]);
    expect(move(1, "second-3")).toEqual(["second-2 3", "second-3 1"]);
    expect(move(1, "lead")).toEqual(["lead 1", "second-2 3"]);
  });

  it("changes places too where it stood by itself", () => {
    expect(move(7, "lead", "second-1")).toEqual(["lead 7", "second-1 1", "second-2 3"]);
  });

  it("believes the pins, not what a form says of the place it came from", () => {
    expect(move(1, "second-2", "second-3")).toEqual(["lead 3", "second-2 1"]);
  });

  it("keeps its words on the way", () => {
    expect(placed(pins, { articleId: 1, place: "second-3", from: null, at })[1]).toMatchObject({
      title: "Eigene Worte",
    });
  });
});

it("frees a place, and gives a pin other words", () => {
  const pins = [pin("lead", 1), pin("second-1", 2)];
  expect(order(freed(pins, "lead"))).toEqual(["second-1 2"]);
  expect(freed(pins, "second-3")).toEqual(pins);
  expect(kept(pins, "lead", { title: "Neu", expiresAt: at })[0]).toEqual(
    pin("lead", 1, { title: "Neu", expiresAt: at }),
  );
});

it("knows the places beside one", () => {
  expect([placeBeside("lead", -1), placeBeside("lead", 1), placeBeside("second-3", 1)]).toEqual([
    null,
    "second-1",
    null,
  ]);
});
