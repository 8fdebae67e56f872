import { headers } from "next/headers";

/** As many paragraphs as make the page about as long as a long article: the least that Next can do for it. */
const PARAGRAPHS = 60;
const WORDS =
  "Ein Absatz wie jeder andere, gerade so lang, dass er drei Zeilen füllt und niemanden aufhält. ".repeat(4);

export default async function Page() {
  // Reading a header is what makes the page dynamic.
  const host = (await headers()).get("host");
  return (
    <main>
      <h1>{host}</h1>
      {Array.from({ length: PARAGRAPHS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <p key={index}>
          {index}. {WORDS}
        </p>
      ))}
    </main>
  );
}
