import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { addPageViews } from "#db/page-views.ts";
import { saveSettings } from "#db/settings.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { makeLive, operator } from "#db/testing/rows.ts";
import { grantSystem } from "#lib/grant.ts";

const front = grantSystem("front");
const viewsOf = async (articleId: number) =>
  (
    await db().execute<{ day: string; views: number }>(
      sql`SELECT day::text, views FROM page_views WHERE article_id = ${articleId} ORDER BY day`,
    )
  ).rows;

describe("addPageViews", () => {
  it("adds to what was counted, and moves the list of the most read", async () => {
    const [one, other] = [await makeLive(), await makeLive()];
    const views = [
      { articleId: one, views: 3 },
      { articleId: other, views: 1 },
      { articleId: one, views: 2 },
    ];
    expect(await told(() => addPageViews(front, views))).toEqual(change({ soft: ["list:most-read"] }));
    await addPageViews(front, [{ articleId: one, views: 4 }]);
    expect(await viewsOf(one)).toEqual([{ day: expect.any(String), views: 9 }]);
    expect(await viewsOf(other)).toMatchObject([{ views: 1 }]);
  });

  it("leaves out articles that are not there, and what is no number of readers", async () => {
    const id = await makeLive();
    const views = [
      { articleId: 999_999, views: 5 },
      { articleId: id, views: 0 },
    ];
    expect(await told(() => addPageViews(front, views))).toEqual(nothing);
    expect(await told(() => addPageViews(front, []))).toEqual(nothing);
    await addPageViews(front, [...views, { articleId: id, views: 2 }]);
    expect(await viewsOf(id)).toMatchObject([{ views: 2 }]);
  });

  it("loses none of two processes that count at once", async () => {
    const ids = [await makeLive(), await makeLive(), await makeLive()];
    const batch = (order: number[]) => order.map((articleId) => ({ articleId, views: 1 }));
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => addPageViews(front, batch(i % 2 ? ids : ids.toReversed()))),
    );
    for (const id of ids) expect(await viewsOf(id)).toMatchObject([{ views: 30 }]);
  });

  it("counts for the day where the portal is", async () => {
    const id = await makeLive();
    // One of these is always a day ahead of the other.
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      await saveSettings(operator, { timeZone });
      await addPageViews(front, [{ articleId: id, views: 1 }]);
    }
    expect((await viewsOf(id)).map(({ views }) => views)).toEqual([1, 1]);
  });
});
