import { permanentRedirect, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { readSite } from "#app/reads.ts";
import { Main } from "#components/ui/main.tsx";
import { MissingPage } from "#components/ui/message-page.tsx";
import { findRedirect } from "#db/redirects.ts";
import { answerStatus } from "#lib/answer.ts";

/** Thrown by what looks for something that is not there; `orMissing` makes a page of it. */
class Missing extends Error {
  readonly status: 404 | 410;

  constructor(status: 404 | 410) {
    super(`Answered with ${status}`);
    this.status = status;
  }
}

export function missing(): never {
  throw new Missing(404);
}

/** The end of the road for an address that names nothing: where it moved to, or that it is not there. */
export async function moved(path: string): Promise<never> {
  const found = await findRedirect(path);
  if (!found) return missing();
  if (!found.to) throw new Missing(410);
  return found.status === 302 ? redirect(found.to) : permanentRedirect(found.to);
}

/** A page that may turn out not to be there: then a complete document says so, with status 404 or 410. */
export function orMissing<Props>(render: (props: Props) => Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => {
    try {
      return await render(props);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      answerStatus(error.status);
      return (
        <Main site={await readSite()}>
          <MissingPage gone={error.status === 410} />
        </Main>
      );
    }
  };
}
