import type { Phase } from "#lib/screening/candidate.ts";
import { hold } from "#lib/screening/verdict.ts";

/** In fewer words any language may lack its small ones. */
const FEWEST_WORDS = 12;
/** Small words make up a third to a half of any text of their language, dialect and telegram style included a tenth. */
const FEWEST_SMALL_WORDS = 0.1;
const FOREIGN_LETTERS = 0.5;

const SMALL_WORDS: Record<"de" | "en", Set<string>> = {
  de: new Set(
    (
      "der die das des dem den ein eine einer eines einem einen und oder aber doch nicht kein keine ist sind war waren " +
      "wird werden wurde hat haben hätte kann können soll muss ich du er sie es wir ihr man mich mir dich dir ihn ihm " +
      "uns euch sich mein sein zu zum zur im in an am auf aus bei mit nach von vom vor für über unter durch um ohne " +
      "gegen als wie wenn dass daß weil ob da so auch nur noch schon mal ja nein was wer wo wann warum hier dann dort " +
      "mehr sehr immer nie alle alles etwas nichts diese dieser dieses i a ned net ka is des"
    ).split(" "),
  ),
  en: new Set(
    (
      "the a an and or but not no is are was were be been will would can could should must have has had do does did i " +
      "you he she it we they me him her us them my your his its our their to of in on at by for with from about into " +
      "as than if that because so also only just what who where when why how here there then this these those all some"
    ).split(" "),
  ),
};

/** A text in another language than the portal's: the moderator may need help to judge it. */
export const language: Phase = ({ body, locale }) => {
  const text = body.replace(/https?:\/\/\S+/gi, " ");
  const letters = text.replace(/\P{L}+/gu, "");
  const foreign = letters.replace(/\p{Script=Latin}+/gu, "");
  if (letters.length >= FEWEST_WORDS && foreign.length > FOREIGN_LETTERS * letters.length)
    return [hold("script")];
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const small = words.filter((word) => SMALL_WORDS[locale].has(word)).length;
  return words.length >= FEWEST_WORDS && small < FEWEST_SMALL_WORDS * words.length ? [hold("language")] : [];
};
