import { answerIcon } from "../icons/answer-icon.ts";

// Asked for by address alone, Next would render it once, at build time.
export const dynamic = "force-dynamic";

/** What iOS asks for by itself. */
export const GET = () => answerIcon(180);
