import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";

type Query = Record<string, string | string[] | undefined>;

/** What became of what a form brought, from the address that it led to. */
export async function Brought({ query }: { query: Query }) {
  const { t } = await readDesk();
  const [added, known] = [query.added, query.known].map((given) =>
    Math.min(Number([given].flat()[0]) || 0, 999),
  );
  const refused = [query.refused].flat().filter((one) => typeof one === "string");
  const sentences = await Promise.all(
    refused.slice(0, 5).map(async (one) => {
      const [code = "", ...name] = one.slice(0, 200).split(" ");
      const problem = await problemText(code, "mediaDesk");
      return name.length > 0 ? t("mediaDesk.refusedFile", { name: name.join(" "), problem }) : problem;
    }),
  );
  return (
    <>
      {((added ?? 0) > 0 || (known ?? 0) > 0) && (
        <p className="outcome" role="status">
          {t("mediaDesk.added", { added: added ?? 0, known: known ?? 0 })}
        </p>
      )}
      {sentences.map((sentence) => (
        <p key={sentence} className="problem" role="alert">
          {sentence}
        </p>
      ))}
    </>
  );
}
