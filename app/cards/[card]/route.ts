import { getCardSubject } from "#db/cards.ts";
import { getSite } from "#db/site.ts";
import { answerNeverChanges } from "#lib/answer.ts";
import { cardOf, cardPath, parseCardName } from "#lib/cards/card.ts";
import { drawCard } from "#lib/cards/draw.ts";
import { notFoundResponse } from "#lib/http.ts";
import { paths } from "#lib/paths.ts";

type Context = { params: Promise<{ card: string }> };

/** A social picture, drawn once; whoever makes up an address, or comes with an old one, has nothing drawn. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { card: fileName } = await params;
  const key = parseCardName(fileName);
  if (!key) return notFoundResponse();
  const [site, subject] = await Promise.all([getSite(), getCardSubject(key)]);
  if (!subject || cardPath(site, subject) !== paths.card(fileName)) return notFoundResponse();
  answerNeverChanges();
  const picture = await drawCard(cardOf(site, subject));
  return new Response(new Uint8Array(picture), { headers: { "Content-Type": "image/png" } });
}
