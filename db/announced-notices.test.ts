import { describe, expect, it } from "vitest";
import { answerAppeal } from "#db/appeal-answers.ts";
import { fileAppeal } from "#db/appeals.ts";
import { getCaseFile } from "#db/case-desk.ts";
import { holdDraft } from "#db/held-drafts.ts";
import { decideNotice } from "#db/notice-decisions.ts";
import { fileNotice } from "#db/notices.ts";
import { about, makeComment, openCase, visitor } from "#db/testing/cases.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { makeModerator } from "#db/testing/people.ts";
import { makeLive } from "#db/testing/rows.ts";

const moderator = await makeModerator();
const figures = change({ soft: ["transparency"] });
const grounds = { clause: "insult", reason: "So nicht." } as const;
const text = "Sie haben den zweiten Absatz übersehen.";

async function reported() {
  const articleId = await makeLive();
  const opened = await openCase(await makeComment(articleId));
  const withComment = change({
    hard: [`comments:${articleId}`, "list:comments"],
    soft: [`teaser:${articleId}`, "transparency"],
  });
  return { ...opened, withComment };
}

describe("fileNotice", () => {
  it("brings the figures; the comment stays as it is", async () => {
    const input = about(await makeComment(await makeLive()));
    const by = visitor();
    expect(await told(() => fileNotice(by, input))).toEqual(figures);
    expect(await told(() => fileNotice(by, input))).toEqual(nothing);
  });
});

describe("decideNotice", () => {
  it("upheld, brings the discussion; dismissed, only the figures", async () => {
    const [one, other] = [await reported(), await reported()];
    const uphold = { noticeId: one.noticeId, to: "upheld", decision: "Ja.", grounds } as const;
    expect(await told(() => decideNotice(moderator, uphold))).toEqual(one.withComment);
    const dismiss = { noticeId: other.noticeId, to: "dismissed", decision: "Nein." } as const;
    expect(await told(() => decideNotice(moderator, dismiss))).toEqual(figures);
  });
});

describe("fileAppeal", () => {
  it("brings the figures", async () => {
    const { noticeId, reference } = await reported();
    await decideNotice(moderator, { noticeId, to: "dismissed", decision: "Nein." });
    expect(await told(() => fileAppeal(visitor(), { reference, text }))).toEqual(figures);
  });
});

describe("answerAppeal", () => {
  it("reversed, brings the discussion; confirmed, only the figures", async () => {
    const answer = async (outcome: "reversed" | "confirmed") => {
      const { noticeId, reference, withComment } = await reported();
      await decideNotice(moderator, { noticeId, to: "dismissed", decision: "Nein." });
      await fileAppeal(visitor(), { reference, text });
      const appealId = (await getCaseFile(reference))?.appealId ?? 0;
      const heard = await told(() => answerAppeal(moderator, { appealId, outcome, answer: "Gut.", grounds }));
      return { heard, withComment };
    };
    const { heard, withComment } = await answer("reversed");
    expect(heard).toEqual(withComment);
    expect((await answer("confirmed")).heard).toEqual(figures);
  });
});

describe("holdDraft", () => {
  it("changes nothing that readers see", async () => {
    expect(await told(() => holdDraft(visitor(), "notice", {}))).toEqual(nothing);
  });
});
