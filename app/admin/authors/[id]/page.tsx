import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { saveAuthorDetails } from "#app/admin/authors/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { getAuthorDetails } from "#db/author-desk.ts";
import { linkLines } from "#lib/author-details.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import "../../sections/order.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readDetails = cache(getAuthorDetails);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const author = await readDetails(parseId((await params).id) ?? 0);
  return { title: author?.name ?? (await readDesk()).t("orderDesk.authors") };
}

export default async function AuthorDeskPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  await requireEditor(paths.adminAuthor({ id }));
  const [{ t }, author] = await Promise.all([readDesk(), readDetails(id)]);
  if (!author) notFound();
  const { done } = await searchParams;
  const line = (name: "jobTitle" | "contactEmail" | "account", help?: string) =>
    ({
      kind: "line",
      name,
      label: t(`orderDesk.${name}`),
      help,
      value: author[name],
      maxLength: 200,
    }) as const;
  return (
    <div className="page">
      <p>
        <Link href={paths.adminAuthors()} prefetch={false}>
          {t("orderDesk.authors")}
        </Link>
      </p>
      <h1>{author.name}</h1>
      {(done === "saved" || done === "created") && (
        <p className="outcome" role="status">
          {t(`orderDesk.done.${done}`)} <a href={paths.author(author)}>{t("orderDesk.look")}</a>
        </p>
      )}
      <OrderForm
        key={JSON.stringify(author)}
        id="author"
        action={saveAuthorDetails}
        send={t("orderDesk.save")}
        fields={[
          { kind: "hidden", name: "id", value: `${id}` },
          {
            kind: "line",
            name: "name",
            label: t("orderDesk.name"),
            help: t("orderDesk.authorNameHelp"),
            value: author.name,
            required: true,
            maxLength: 80,
          },
          {
            kind: "line",
            name: "slug",
            label: t("orderDesk.slug"),
            help: t("orderDesk.topicSlugHelp"),
            value: author.slug,
            required: true,
          },
          line("jobTitle"),
          {
            kind: "lines",
            name: "bio",
            label: t("orderDesk.bio"),
            help: t("orderDesk.bioHelp"),
            value: author.bio,
            rows: 5,
            maxLength: 2000,
          },
          {
            kind: "line",
            name: "beats",
            label: t("orderDesk.beats"),
            help: t("orderDesk.beatsHelp"),
            value: author.beats.join(", "),
          },
          line("contactEmail", t("orderDesk.contactHelp")),
          {
            kind: "lines",
            name: "links",
            label: t("orderDesk.links"),
            help: t("orderDesk.linksHelp"),
            value: linkLines(author.links),
            rows: 3,
            maxLength: 2000,
          },
          line("account", t("orderDesk.accountHelp")),
          {
            kind: "check",
            name: "isGuest",
            label: t("orderDesk.isGuest"),
            checked: author.isGuest,
          },
        ]}
      />
    </div>
  );
}
