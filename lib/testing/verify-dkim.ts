import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { type Dkim, dkimRecord } from "#lib/dkim.ts";

export type Verdict = { result: string; domain: string; headers: string[] };

/**
 * What a receiver makes of the signatures of a mail as it came over the line, by code of another house.
 * @param source one sign for each byte
 * @param records what DNS answers, by name; without them the key's own record
 */
export async function verifyDkim(
  source: string,
  dkim: Dkim,
  records: Record<string, string> = recordsOf(dkim),
): Promise<Verdict[]> {
  const { results } = await dkimVerify(Buffer.from(source, "latin1"), {
    resolver: async (name, type) => {
      const text = type === "TXT" ? records[name] : undefined;
      if (text !== undefined) return [[text]];
      throw Object.assign(new Error(`no ${type} for ${name}`), { code: "ENOTFOUND" });
    },
  });
  return results.map(({ status, signingDomain, signingHeaders }) => ({
    result: status.result,
    domain: signingDomain ?? "",
    headers: (signingHeaders?.keys ?? "").toLowerCase().split(/\s*:\s*/),
  }));
}

function recordsOf(dkim: Dkim): Record<string, string> {
  const { name, text } = dkimRecord(dkim);
  return { [name]: text };
}
