type Props = { searchParams: Promise<{ paragraphs?: string }> };

const WORDS =
  "Ein Absatz wie jeder andere, gerade so lang, dass er drei Zeilen füllt und niemanden aufhält. ".repeat(4);

/** The least that Next can do for a page of a given size: paragraphs, as many as the address asks for. */
export default async function Page({ searchParams }: Props) {
  // Reading the address is what makes the page dynamic.
  const { paragraphs } = await searchParams;
  return (
    <main>
      <h1>{paragraphs}</h1>
      {Array.from({ length: Number(paragraphs) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <p key={index}>
          {index}. {WORDS}
        </p>
      ))}
    </main>
  );
}
