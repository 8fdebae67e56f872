import { failedRecipient } from "#lib/bounces/delivery-status.ts";
import { statusIn } from "#lib/bounces/reason.ts";
import { addressIn } from "#lib/bounces/report-fields.ts";
import type { FailedRecipient } from "#lib/bounces/verdict.ts";

/** Where a server's own words end and the mail that came back begins. */
const ORIGINAL_BEGINS =
  /^[- ]*(original message|this is a copy|the header of the original|below this line|the following is a copy|message header|urspr[üu]ngliche nachricht|original message headers|copy of the message)\b.*$|^(return-path|received|dkim-signature|x-received): /im;

/** What stands before and after that line. */
export function splitAtOriginal(text: string): { said: string; original: string } {
  const at = ORIGINAL_BEGINS.exec(text)?.index ?? text.length;
  return { said: text.slice(0, at), original: text.slice(at) };
}

/** A line that begins with an address, as servers list the recipients that they failed with. */
const LISTED = /^[ \t]*["'<(]*([^\s"'<>(),;:@]+@[^\s"'<>(),;:@]+?)["'>)]*\.?[ \t]*(?:[:(].*|\.{3}.*|)$/gm;

/**
 * What a bounce in plain words says of its recipients (qmail, Exim, older Exchange, web mailers): each with what
 * stands between its address and the next one.
 * @param named recipients that stand in a header (X-Failed-Recipients)
 */
export function readPlainBounce(words: string, named: string[], subject: string): FailedRecipient[] {
  // Where an address led on to another: the one that it led to has failed.
  const said = words.replace(/\(expanded\s+from\s+<[^<>]*>\)/gi, "");
  const action = isDelay(`${subject}\n${said}`) ? "delayed" : "failed";
  const listed = [...said.matchAll(LISTED)].flatMap((found) => {
    const address = addressIn(found[1]);
    return address ? [{ address, at: found.index, after: found.index + found[0].length }] : [];
  });
  const first = listed.filter(({ address }, at) => listed.findIndex((one) => one.address === address) === at);
  const lastWord = (text: string) => (action === "delayed" && !statusIn(text) ? "4.0.0" : "");
  if (first.length < 2) {
    const address = first[0]?.address ?? named[0] ?? null;
    return [failedRecipient({ address, action, status: lastWord(said), said: essence(said) })];
  }
  return first.map(({ address, at }, index) => {
    const own = said.slice(at, first[index + 1]?.at);
    return failedRecipient({ address, action, status: lastWord(own), said: essence(own) });
  });
}

/** From the server's reply on, where there is one: what stands before is courtesy, and has misleading words in it. */
function essence(said: string): string {
  const at = /\b[45]\d\d[ -]+(?=\S)|(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(said)?.index;
  return at === undefined ? said : said.slice(at);
}

const isDelay = (text: string): boolean =>
  /\b(delayed|delay)\b|warning message only|will (be retried|keep trying|continue to try)|verz[öo]gert/i.test(
    text,
  ) && !/failed permanently|permanent (error|failure)|(gave|given|giving) up/i.test(text);
