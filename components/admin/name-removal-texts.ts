import type { NameRemovalTexts } from "#components/admin/name-removal.tsx";
import type { Translate } from "#lib/i18n.ts";

const PLACES = [
  "head",
  "body",
  "pictures",
  "corrections",
  "entries",
  "revisions",
  "comments",
  "address",
] as const;

export const nameRemovalTexts = (t: Translate): NameRemovalTexts => ({
  names: t("planDesk.names"),
  namesHelp: t("planDesk.namesHelp"),
  word: t("planDesk.word"),
  wordHelp: t("planDesk.wordHelp"),
  look: t("planDesk.look"),
  nowhere: t("planDesk.nowhere"),
  foundTitle: t("planDesk.foundTitle"),
  remove: t("planDesk.removeName"),
  removeHelp: t("planDesk.removeNameHelp"),
  places: PLACES.map((name) => ({ name, label: t(`planDesk.place.${name}`) })),
});
