const { benchRelated } = await import("#bench/related.ts");
await benchRelated();
process.exit(0);
