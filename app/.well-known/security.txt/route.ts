import { getSite } from "#db/site.ts";
import { answerHolds } from "#lib/answer.ts";
import { feedResponse, notFoundResponse, TEXT_TYPE } from "#lib/http.ts";
import { SECURITY_TXT_HOLDS_MS, securityTxt } from "#lib/security-txt.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  answerHolds(SECURITY_TXT_HOLDS_MS);
  const text = securityTxt(await getSite(), new Date());
  return text === null ? notFoundResponse() : feedResponse(request, text, { type: TEXT_TYPE });
}
