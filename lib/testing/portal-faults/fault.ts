import type { SamplePortal } from "#lib/testing/sample-portal.ts";

/** A way to break one rule, and no other. */
export type Fault = [rule: string, fault: string, make: (portal: SamplePortal) => void];
