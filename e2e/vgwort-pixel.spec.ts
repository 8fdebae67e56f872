import { expect, test } from "@playwright/test";
import { giveCountingMark, importCountingMarks } from "#db/counting-marks.ts";
import { saveSettings } from "#db/settings.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { addressOf, makeLive, operator, paragraphs } from "#db/testing/rows.ts";
import type { OwnPortal } from "#e2e/own-portal.ts";
import { portalForFile } from "#e2e/portal-for-file.ts";

/** A portal of its own: in the others' no page asks anything of another house. */
let portal: OwnPortal;

portalForFile((opened) => {
  portal = opened;
});

const CODE = "a".repeat(32);

test("the counting picture is shown where the house has chosen so, and on that page alone", async () => {
  const body = paragraphs("Wort ".repeat(400));
  const [marked, other] = [await makeLive({ body }), await makeLive({ body })];
  const admin = await makeAdmin();
  await importCountingMarks(admin, [{ server: "vg08", publicCode: CODE, privateCode: "b".repeat(32) }]);
  await giveCountingMark(admin, marked);
  const read = async (id: number) => {
    const answer = await portal.get(`/${(await addressOf(id)).join("/")}`);
    return { html: await answer.text(), policy: answer.headers.get("content-security-policy") ?? "" };
  };
  expect(JSON.stringify(await read(marked))).not.toContain("vgwort");
  await saveSettings(operator, { countingPixel: true });
  await expect
    .poll(async () => (await read(marked)).html)
    .toContain(`<img src="https://vg08.met.vgwort.de/na/${CODE}" width="1" height="1" alt="">`);
  expect((await read(marked)).policy).toContain("; img-src 'self' https://vg08.met.vgwort.de");
  expect(JSON.stringify(await read(other))).not.toContain("vgwort");
  expect((await read(marked)).html).not.toContain("b".repeat(32));
  await saveSettings(operator, { countingPixel: false });
  await expect.poll(async () => JSON.stringify(await read(marked))).not.toContain("vgwort");
});
