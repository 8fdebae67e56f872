import { listLatest } from "#db/article-lists.ts";
import { postComment } from "#db/comment-posting.ts";
import { makeModerator, makePerson } from "#db/testing/people.ts";
import { addWatchWords } from "#db/watch-words.ts";
import { grantViewer } from "#lib/grant.ts";

/** A word that the newsroom of the pictures watches for. */
const DOUBTFUL = "Schwindler";

/** What waits in the pictures of the newsroom: as it comes on an ordinary day, some of it doubtful. */
const WAITING: [name: string, body: string][] = [
  [
    "Uferläuferin",
    "Die Tabelle im zweiten Abschnitt rechnet mit den Preisen von vor der Reform. Stimmt das noch?",
  ],
  ["kesselflicker", "WER HAT DAS EIGENTLICH BESCHLOSSEN UND WARUM WURDE NIEMAND GEFRAGT, DER DORT WOHNT?"],
  [
    "Radlerin am Wehr",
    "Hier gibt es die Zahlen der Stadtwerke: https://stadtwerke.example/netz und https://rat.example/vorlage",
  ],
  [
    "Hannes B.",
    "> Drei Städte zeigen, warum das einfacher klingt, als es ist.\n\nDie vierte haben Sie vergessen. Bei uns läuft die Leitung seit zwei Wintern, und die Heizkosten sind gesunken.",
  ],
  ["Mitleser", "Wer so etwas schreibt, ist ein Schwindler und gehört entlassen."],
  ["Grete S.", "Danke, dass Sie auch die Gegenseite gefragt haben. So wünsche ich mir das öfter."],
  ["Nachtschicht", "Gilt das auch für kleinere Anlagen? Wir haben im Viertel eine mit acht Megawatt."],
];

/** Makes them wait under the newest articles of a demo portal whose database is joined. @returns a moderator, and the most doubtful of the comments */
export async function makeCommentsWait(): Promise<{ moderatorId: number; doubtfulId: number }> {
  let doubtfulId = 0;
  const moderator = await makeModerator("Ines Aumann");
  const { items } = await listLatest(1);
  await addWatchWords(moderator, { sectionId: null, kind: "suspect", lines: DOUBTFUL });
  for (const [index, [name, body]] of WAITING.entries()) {
    const userId = await makePerson({ name });
    const viewer = grantViewer({ userId, name, role: "reader", sessionId: "", addressKey: name });
    const articleId = items[index < 4 ? 0 : index % items.length]?.id ?? 0;
    const clues = { honeypot: false, seconds: 40 };
    const { id } = await postComment(viewer, { articleId, parentId: null, body, clues });
    if (body.includes(DOUBTFUL)) doubtfulId = id;
  }
  return { moderatorId: moderator.userId, doubtfulId };
}
