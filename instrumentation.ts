/**
 * Next's start hook. The job workers live inside the bundle, where mails are React; while it is being built there
 * is no database to work on.
 */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: while building, Next puts the runtime's name in its place.
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { startJobs } = await import("#jobs/workers.ts");
    await startJobs();
  }
}
