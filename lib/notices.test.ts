import { describe, expect, it } from "vitest";
import { readNotice, readSubject } from "#lib/notices.ts";

const sent = (fields: Record<string, string | Blob>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ type: "comment", id: "12", ...fields })) form.set(name, value);
  return readNotice(form);
};

describe("readNotice", () => {
  it("reads the fields of the contract", () => {
    expect(
      sent({
        reason: "law:threat",
        explanation: " Erste Zeile\r\n\r\nzweite ",
        name: "  Ada\tBeispiel ",
        email: "Ada@Example.ORG",
        goodFaith: "on",
      }),
    ).toEqual({
      subject: { type: "comment", id: 12 },
      reason: "law:threat",
      explanation: "Erste Zeile\n\nzweite",
      name: "Ada Beispiel",
      email: "ada@example.org",
      goodFaith: true,
      trap: false,
    });
  });

  it("takes away what no database holds and what would turn a line around", () => {
    expect(sent({ explanation: "a\u0000b\u0008c \ud83d e\u0308", name: "Ada\u202egro.live" })).toMatchObject({
      explanation: "abc \ufffd ë",
      name: "Adagro.live",
    });
  });

  it("keeps what is far too long only so far as it is given back", () => {
    expect(sent({ explanation: "a".repeat(1_000_000) })?.explanation).toHaveLength(20_000);
  });

  it("is not confused by a file in place of a text, or by a filled trap", () => {
    expect(sent({ explanation: new Blob(["x"]), website: "https://spam.example" })).toMatchObject({
      explanation: "",
      trap: true,
    });
  });
});

it.each([
  ["comment", "12", { type: "comment", id: 12 }],
  ["article", "7", { type: "article", id: 7 }],
  ["media", "7", null],
  ["comment", "0", null],
  ["comment", "1e3", null],
  ["comment", "-1", null],
  ["comment", "99999999999999999999", null],
  ["comment", "12; DROP TABLE", null],
])("readSubject(%s, %s)", (type, id, subject) => expect(readSubject(type, id)).toEqual(subject));
