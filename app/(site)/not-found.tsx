import { MissingPage } from "#components/ui/message-page.tsx";

/** For what Next itself does not find; pages answer for themselves, see missing.tsx. */
export default function NotFound() {
  return <MissingPage />;
}
