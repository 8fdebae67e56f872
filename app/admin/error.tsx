"use client";

import { Failure } from "#components/admin/failure-texts.tsx";

/** Also what a tab shows that is older than the portal: an action that it asks for may be gone. */
export default function AdminError() {
  return <Failure />;
}
