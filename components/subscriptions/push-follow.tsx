import { createElement } from "react";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";
import type { PushKind } from "#lib/push.ts";

/** Offers to tell the browser of what this page lists; empty where a browser cannot be told. */
export function PushFollow({ kind, id, name }: { kind: PushKind; id: number; name: string }) {
  const t = texts();
  const words = {
    label: t("push.follow"),
    following: t("push.following", { name }),
    manage: t("push.manage"),
    denied: t("push.denied"),
    failed: t("push.failed"),
  };
  return (
    <>
      {createElement("push-follow", { kind, subject: id, ...words })}
      <script async type="module" src={paths.island("push")} />
    </>
  );
}
