import type { Desk } from "#components/mail/letter.ts";
import { Note, TextLink } from "#components/mail/text.tsx";

/** A subject is read in a list: longer, it would be cut by whatever shows it. In characters. */
const LONGEST_TITLE = 60;

export function shortTitle(title: string): string {
  const letters = [...title];
  return letters.length > LONGEST_TITLE
    ? `${letters
        .slice(0, LONGEST_TITLE - 1)
        .join("")
        .trimEnd()}…`
    : title;
}

type Props = { desk: Desk; articleTitle: string; path: string };

/** The article that the comment stands under. */
export function AboutArticle({ desk, articleTitle, path }: Props) {
  return (
    <Note desk={desk}>
      <TextLink desk={desk} path={path.replace(/#.*/, "")}>
        {desk.t("mail.aboutArticle", { title: articleTitle })}
      </TextLink>
    </Note>
  );
}
