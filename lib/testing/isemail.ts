import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const file = join(
  import.meta.dirname,
  "../../../shared/data/mail/addresses/dominicsayers__isemail/test/tests.xml",
);

/** Whether the addresses with their verdicts lie beside the project. */
export const hasAddresses = existsSync(file);

/** An address and what RFC 5321 and 5322 say of it. */
export type JudgedAddress = { id: string; address: string; category: string };

const text = (xml: string) =>
  xml
    .replace(/&#x([0-9A-Fa-f]+);/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    // Signs that the file cannot hold stand in it as their pictures.
    .replace(/[\u2400-\u241f]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0x2400));

/** All of them; none where the file is absent. */
export const judgedAddresses = (): JudgedAddress[] =>
  hasAddresses
    ? [
        ...readFileSync(file, "utf8").matchAll(
          /<test id="(\d+)">\s*<address>([^<]*)<\/address>\s*<category>(\w+)<\/category>/g,
        ),
      ].map(([, id = "", address = "", category = ""]) => ({ id, address: text(address), category }))
    : [];
