import { readForm, seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { endSubscriptions, savePreferences } from "#db/subscription-preferences.ts";
import { textOf } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";
import { FREQUENCIES, type Frequency } from "#lib/subscriptions.ts";

/** Whatever is pressed, what was chosen is saved with it: nobody loses a choice to the wrong button. */
export async function POST(request: Request): Promise<Response> {
  const secret = new URL(request.url).searchParams.get("token") ?? "";
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const { form } = read;
  const visitor = await getVisitor();
  const locale = textOf(form, "locale") === "en" ? "en" : "de";
  const isKnown = await savePreferences(visitor, secret, { locale, frequencies: frequenciesIn(form) });
  if (!isKnown) return seeOther(paths.subscribeManage(secret));
  const [, what = ""] = /^end-(all|\d{1,15})$/.exec(textOf(form, "deed")) ?? [];
  if (what !== "") await endSubscriptions(visitor, { secret, id: what === "all" ? "all" : Number(what) });
  return seeOther(`${paths.subscribeManage(secret)}&done=${what === "" ? "saved" : "ended"}`);
}

/** More than anybody has. */
const MOST = 200;

function frequenciesIn(form: FormData): Map<number, Frequency> {
  const chosen = [...form].slice(0, MOST).flatMap(([name, value]): [number, Frequency][] => {
    const id = /^often-(\d{1,15})$/.exec(name)?.[1];
    const frequency = FREQUENCIES.find((one) => one === value);
    return id && frequency ? [[Number(id), frequency]] : [];
  });
  return new Map(chosen);
}
