import { trainOnDecisions } from "#db/classifier.ts";
import { closeDatabase } from "#db/client.ts";
import { grantSystem } from "#lib/grant.ts";

/** Trains a new version of the comment classifier on the newsroom's decisions; run by jobs/classifier.ts. */
const trained = await trainOnDecisions(grantSystem("classifier"));
console.log(trained ? `trained on ${trained.trainedOn} decisions` : "too few decisions to learn from");
await closeDatabase();
