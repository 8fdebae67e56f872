import { dice, inventText } from "#db/synthetic/text.ts";

/** Together about as many bytes as the demo portal's lead article has, with what Next puts beside them, before and after compression. */
const TEXTS = 15;

export default function Page() {
  const texts = Array.from({ length: TEXTS }, (_, number) => inventText(dice(number)));
  return (
    <main>
      {texts.map(({ title, paragraphs }) => (
        <section key={title}>
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </main>
  );
}
