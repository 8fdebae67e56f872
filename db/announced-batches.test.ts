import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withdrawArticle } from "#db/article-writes.ts";
import { announceEverything } from "#db/changes.ts";
import { transaction } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { importWordpress } from "#db/import.ts";
import { saveMedia } from "#db/media.ts";
import { savePage } from "#db/page-writes.ts";
import { listRelated } from "#db/related.ts";
import { refreshRelated, relateQueued } from "#db/related-refresh.ts";
import { seedSynthetic } from "#db/synthetic/seed.ts";
import { change, everything, nothing, told } from "#db/testing/heard.ts";
import { fresh, hoursAgo, makeLive, operator, paragraphs } from "#db/testing/rows.ts";
import { grantSystem } from "#lib/grant.ts";

describe("addComment", () => {
  const comment = { parentId: null, authorName: "Dachs", body: "Aha.", createdAt: hoursAgo(1) };
  it("approved, brings the discussion; else nothing", async () => {
    const articleId = await makeLive();
    const add = (state: "approved" | "pending" | "rejected") =>
      told(() => addComment(operator, { ...comment, articleId, state }));
    expect(await add("approved")).toEqual(
      change({ hard: [`comments:${articleId}`, "list:comments"], soft: [`teaser:${articleId}`] }),
    );
    expect(await add("pending")).toEqual(nothing);
    expect(await add("rejected")).toEqual(nothing);
  });
});

describe("saveMedia", () => {
  it("brings what shows it; takes it away when it may not be shown", async () => {
    const sourceUrl = `https://example.org/${fresh("bild")}.jpg`;
    const save = (more: Partial<Parameters<typeof saveMedia>[1]>) =>
      told(() => saveMedia(operator, { sourceUrl, alt: "Ein Bild", ...more }));
    expect(await save({})).toEqual(change({ hard: ["files"] }));
    const mediaId = await saveMedia(operator, { sourceUrl });
    const body = { type: "doc", content: [{ type: "image", attrs: { mediaId } }] };
    const [lead, inText] = [await makeLive({ leadMediaId: mediaId }), await makeLive({ body })];
    const page = await savePage(operator, { slug: fresh("seite"), title: "Haus", body, state: "live" });
    const own = [`article:${lead}`, `article:${inText}`, `page:${page}`];
    const elsewhere = [`teaser:${lead}`, `teaser:${inText}`];
    expect(await save({ alt: "Ein anderes" })).toEqual(
      change({ hard: [...own, "files"], soft: [...elsewhere, "list:front"] }),
    );
    expect(await save({ rightsExpireAt: hoursAgo(1) })).toEqual(
      change({ gone: [...own, ...elsewhere], hard: ["files"], soft: ["list:front"] }),
    );
  });
});

describe("refreshRelated", () => {
  it("brings the pages that it wrote for", async () => {
    const id = await makeLive({ title: "2026", body: paragraphs("1 2 3") });
    expect(await told(() => refreshRelated(operator, [id]))).toEqual(change({ soft: [`article:${id}`] }));
  });
});

describe("relateQueued", () => {
  const system = grantSystem("related");
  const text = paragraphs("Der Türmer von Ahrenfels bläst abends auf dem Alphorn.");
  it("brings the pages that it wrote for, done twice the same; nothing of what readers do not see", async () => {
    const [one, two] = [
      await makeLive({ title: "Türmer", body: text }, { related: true }),
      await makeLive({ title: "Alphorn", body: text }, { related: true }),
    ];
    const both = change({ soft: [`article:${one}`, `article:${two}`] });
    for (const _ of ["once", "again"])
      expect(await told(() => relateQueued(system, { changed: [two], short: [] }))).toEqual(both);
    expect((await listRelated(one)).map(({ id }) => id)).toContain(two);
    expect(await told(() => relateQueued(system, { changed: [], short: [one] }))).toEqual(
      change({ soft: [`article:${one}`] }),
    );
    await withdrawArticle(operator, one, { reason: "Irrtum" });
    expect(await told(() => relateQueued(system, { changed: [one, 987_654_321], short: [one] }))).toEqual(
      nothing,
    );
  });
});

describe("seedSynthetic", () => {
  it("brings everything, transaction by transaction", async () => {
    const changes = await told(() => seedSynthetic(operator, { articles: 3, comments: 2, related: false }));
    expect(changes.filter(({ hard }) => hard.includes("everything"))).toHaveLength(3);
  });
});

describe("importWordpress", () => {
  const file = "lib/wordpress/fixtures/zeitung.xml";
  const now = new Date("2026-01-01T00:00:00Z");
  it("brings everything with what it writes; nothing when it is tried or done again", async () => {
    expect(await told(() => importWordpress(operator, file, { now, dryRun: true }))).toEqual(nothing);
    const changes = await told(() => importWordpress(operator, file, { now }));
    expect(changes.length).toBeGreaterThan(4);
    // The last step computes related news and nothing else.
    expect(changes.filter(({ hard }) => !hard.includes("everything"))).toHaveLength(1);
    expect(changes.at(-1)?.soft.every((tag) => tag.startsWith("article:"))).toBe(true);
    expect(await told(() => importWordpress(operator, file, { now }))).toEqual(nothing);
  });

  it.each([
    ["an article", "<title>Neue Brücke &amp; alter Streit</title>"],
    ["a comment", "Endlich <b>fertig</b>."],
    ["a page", "<![CDATA[Wir.]]>"],
    ["a picture's words", "Die Brücke am Morgen"],
  ])("brings everything when only %s has changed", async (_, text) => {
    await importWordpress(operator, file, { now });
    const changed = join(mkdtempSync(join(tmpdir(), "depesche-announced-")), "changed.xml");
    const xml = readFileSync(file, "utf8");
    expect(xml).toContain(text);
    writeFileSync(changed, xml.replace(text, text.replace(/Neue|Endlich|Wir|Morgen/, "Abend")));
    const changes = await told(() => importWordpress(operator, changed, { now }));
    expect(changes).toContainEqual(everything[0]);
    await importWordpress(operator, file, { now });
  });
});

it("what fails after a write tells nothing of it", async () => {
  const id = await makeLive();
  const failing = () =>
    transaction(async (tx) => {
      await withdrawArticle(operator, id, { reason: "Irrtum", tx });
      announceEverything(tx);
      throw new Error("changed my mind");
    });
  expect(await told(() => failing().catch(() => {}))).toEqual(nothing);
});

/** Heard through the write of which they are steps. */
const steps = [
  "importAddresses",
  "importArticles",
  "importAttachments",
  "importLists",
  "importMedia",
  "importPages",
  "importTerms",
  "prepareGround",
  "recountTopics",
  "relateImported",
  "topicsOfBatch",
];
/** Accounts are nobody's page; a name beside a comment is the one of the day it was written. */
const ofAccounts = [
  ...["confirmSignInLink", "confirmSignInCode", "openSession", "revokeSession", "renameViewer"],
  ...["checkSecondFactor", "findEnrolling", "enrolSecondFactor", "confirmEmailChange", "requestDeletion"],
  ...["addAccount", "ensureFirstAdmin", "setUpFirstAdmin"],
];
/** Fills an empty portal, which takes a database of its own: db/demo/seed.test.ts. */
const alone = ["seedDemo"];
/** Writes nothing that readers see. */
const silent = [
  ...["dropDraft", "openSession", "revokeSession"],
  // A read: who asks decides what it gives.
  "getParticipation",
  "getDeskPicture",
  "searchComments",
  "claimDelivery",
  "deleteExpired",
  "countSitemapMonths",
  "failDelivery",
  "listDeliveries",
  "logImport",
  ...["endByLink", "confirmByLink"],
  ...["trainOnDecisions", "confirmIdentity", "endReplyMails"],
  // What goes to subscribers stands on no page that is kept.
  ...["alertOf", "buildDigests", "dueDigests", "forgetTold", "tellCorrection", "tellDiscussions"],
  ...[
    "requestSubscription",
    "confirmSubscription",
    "endSubscriptions",
    "forgetUnconfirmed",
    "savePreferences",
  ],
  ...["preferencesOf", "wantFewer"],
  ...["markHanded", "markSent"],
  // Of mails; no page shows them.
  ...["findDestination", "postponeDelivery", "noteBounce", "noteRefusal", "suppress", "getBounceFigures"],
  ...["listSuppressions", "liftSuppression", "restoreSuppression"],
  "noteUnclear",
  "releaseDelivery",
  "holdDelivery",
  "requeueLostMails",
  "foldMailCounts",
  "resendDelivery",
  "startWorkers",
  // Of what no text shows any more.
  "dropUnusedEmbeds",
  // A file; the settings that name it are heard of.
  "storeLogo",
  // What browsers are told of.
  ...["followByPush", "setPushQuiet", "endPush", "movePush"],
  ...["spreadPush", "claimPush", "handOnPush", "notePushed", "forgetPush", "postponePush", "notePushFailure"],
  // What hubs and search engines are told of.
  ...["claimPingTargets", "listWaitingPings", "notePing", "endPingTurn", "handOnPings"],
  // What search finds; its pages live with the newest articles.
  ...["indexMissing", "indexAbout", "relearnCompounds", "learnSpace", "refreshSpace"],
  // What is known of links is the newsroom's alone.
  ...["collectLinks", "collectUsesOf", "judgeOwnLinks"],
  ...["keepLinkAnswer", "pauseHost", "forgetForeignVerdicts", "ignoreLink", "unignoreLink"],
  // Reads that name nobody's page: who asks decides what they give.
  ...["readCountingMarks", "reportCountingMarks"],
];

/** Heard in their own tests: db/arrangement.test.ts, db/promotions.test.ts, db/settings-desk.test.ts; entries of live blogs in db/announced-newsroom.test.ts. */
const heardElsewhere = [
  ...["placeArticle", "freePlace", "keepPin", "undoArrangement"],
  ...["savePromotion", "endPromotion", "resumePromotion", "movePromotion"],
  ...["addJobFeed", "removeJobFeed", "takeJobs", "saveSettingsPart"],
  ...["editEntry", "pinEntry", "withdrawEntry", "closeLiveBlog"],
];
/** Issues in work; sending one is heard in db/newsletter.test.ts. */
const ofTheNewsletter = [
  ...["createIssue", "saveIssue", "deleteIssue", "scheduleIssue", "unscheduleIssue", "sendIssue", "tryIssue"],
  "sendDueIssues",
];
/** The newsroom among itself: drafts, copies and locks, its people, its mails; and what its desks read. */
const ofTheNewsroom = [
  ...["createDraft", "restoreRevision", "claimArticle", "releaseArticle", "discardChanges", "autosave"],
  ...["writeWorkingState", "sharePreview", "revokePreviews", "openPreview"],
  ...["acceptInvitation", "inviteColleague", "resendInvitation", "withdrawInvitation", "sendPasswordLink"],
  ...["changeColleagueRole", "removeColleague", "signOutColleague", "resetColleagueFactor"],
  ...["retryJob", "noteFetchFailure", "openDelivery"],
  ...[
    "getDeskArticle",
    "listDesk",
    "getLiveDesk",
    "readArticleWork",
    "listEndingRights",
    "listLastPublished",
  ],
  ...["listColleagues", "getColleague", "listInvitations", "listFailedJobs", "listQueues", "listPings"],
  ...["readSubscriberFigures", "listSignUpHours", "openConsentFile"],
  ...["createPartnerFeed", "changePartnerFeed", "renewPartnerFeed", "setPartnerFeedActive"],
  ...["listPartnerFeeds", "getPartnerFeed", "readPartnerFeed"],
  "listPingTargets",
  ...["readReadingFigures", "readDatabaseFacts", "readPushFigures", "readSettingsPart"],
];

it("every write has its tests of what it announces", () => {
  const files = readdirSync("db", { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const matchesIn = (names: string[], pattern: RegExp) =>
    names.flatMap((name) =>
      [...readFileSync(join("db", name), "utf8").matchAll(pattern)].map(([, found = ""]) => found),
    );
  const isTest = (name: string) => name.endsWith(".test.ts") || name.startsWith("testing");
  const proofs = [...readFileSync("lib/proof.ts", "utf8").matchAll(/export type (\w+)/g)].map(
    ([, name]) => name,
  );
  const takesProof = new RegExp(
    `export (?:async )?function (\\w+)\\(\\s*\\w+: (?:${proofs.join("|")})\\b`,
    "g",
  );
  const writes = matchesIn(
    files.filter((name) => !isTest(name)),
    takesProof,
  );
  const tested = new Set(
    matchesIn(
      files.filter((name) => /^announced-.*\.test\.ts$/.test(name)),
      /^describe\("(\w+)"/gm,
    ),
  );
  expect(writes.length).toBeGreaterThan(20);
  const known = new Set([
    ...tested,
    ...steps,
    ...ofAccounts,
    ...alone,
    ...silent,
    ...heardElsewhere,
    ...ofTheNewsletter,
    ...ofTheNewsroom,
  ]);
  expect(writes.filter((name) => !known.has(name))).toEqual([]);
});
