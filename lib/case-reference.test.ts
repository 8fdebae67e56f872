import { describe, expect, it } from "vitest";
import { NOTICE_REFERENCE, readCaseReference } from "#lib/case-reference.ts";
import { newReference } from "#lib/reference.ts";

describe("readCaseReference", () => {
  it.each([
    "M-2026-7K4M-9Q2X-HB3D-W610",
    "m-2026-7k4m-9q2x-hb3d-w610",
    " M 2026 7K4M 9Q2X HB3D W6IO ",
    "M–2O26–7K4M9Q2XHB3DW6l0",
  ])("reads %s", (typed) => expect(readCaseReference(typed)).toBe("M-2026-7K4M-9Q2X-HB3D-W610"));

  it.each(["", "M-2026", "X-2026-7K4M-9Q2X-HB3D-W610", "M-2026-7K4M-9Q2X-HB3D-W610-W610", "' OR 1=1 --"])(
    "takes %j for none",
    (typed) => expect(readCaseReference(typed)).toBeNull(),
  );

  it.each([NOTICE_REFERENCE, "ST"])("reads what was made for %s", (kind) => {
    const reference = newReference(kind);
    expect(readCaseReference(reference)).toBe(reference);
  });
});
