import { getDeskPicture } from "#db/media-library.ts";
import { createPicture, deletePicture } from "#db/media-writes.ts";
import { makePerson } from "#db/testing/people.ts";
import { type Area, press, WRITERS } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import { takeIn } from "#lib/media-intake.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";

/** Pictures that nobody uses: one to describe, one to delete, one that is deleted. */
let described = 0;
let doomed = 0;
let deleted = 0;
let file = "";

async function prepare(): Promise<void> {
  await joinPortalDatabase();
  const userId = await makePerson({ role: "editor" });
  const viewer = grantViewer({ userId, name: "Redaktion", role: "editor", sessionId: "", addressKey: "" });
  const editor = grantWriter(viewer) as Writer;
  const make = async (mark: string) => {
    const bytes = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><title>${mark} ${Date.now()}</title></svg>`,
    );
    return (await createPicture(editor, { intake: await takeIn(bytes), bytes, name: `${mark}.svg` })).id;
  };
  described = await make("words");
  doomed = await make("doomed");
  deleted = await make("deleted");
  await deletePicture(editor, deleted);
  file = (await getDeskPicture(editor, deleted))?.src ?? "";
}

const UPLOAD = "/admin/media/upload/aaaaaaaaaaaaaaaa";

export const media: Area = {
  prepare,
  pages: {
    "/admin/media": { may: WRITERS },
    "/admin/media/[id]": { may: WRITERS, at: () => paths.adminPicture({ id: described }) },
    "/admin/media/picks": { may: WRITERS },
    "/admin/media/files/[...key]": { may: WRITERS, at: () => file },
    // What is sent here is nothing: whoever may write is told so.
    "/admin/media/upload": { may: WRITERS, method: "POST" },
    "/admin/media/upload/[id]": { may: WRITERS, at: () => UPLOAD, method: "POST" },
  },
  actions: {
    "media/savePicture": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminPicture({ id: described }),
      steps: [
        (page) => page.getByLabel("Bildbeschreibung").fill("Ein Rechteck."),
        (page) => page.getByLabel("Bildnachweis").fill("Ada Feld"),
        (page) => page.getByLabel("Lizenz", { exact: true }).fill("Eigenes Bild"),
        press("Angaben sichern"),
      ],
    },
    "media/removePicture": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminPicture({ id: doomed }),
      steps: [press("Bild löschen")],
    },
    "media/bringBackPicture": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminPicture({ id: deleted }),
      steps: [press("Bild zurückholen")],
    },
  },
};
