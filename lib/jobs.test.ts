import { expect, it } from "vitest";
import { QUEUES } from "#lib/jobs.ts";
import de from "#messages/de.json" with { type: "json" };

it("every job has a name at the desk", () => {
  expect(Object.keys(de.houseDesk.job).toSorted()).toEqual(Object.keys(QUEUES).toSorted());
});
