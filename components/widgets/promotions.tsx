import type { ReactNode } from "react";
import { PartTitle } from "#components/articles/after-text.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { LongDate } from "#components/ui/time.tsx";
import { calendar, texts } from "#components/ui/voice.ts";
import { AffiliateNote } from "#components/widgets/affiliate-note.tsx";
import { Banner } from "#components/widgets/banner.tsx";
import { money } from "#lib/money.ts";
import { linkRel } from "#lib/paid-links.ts";
import type { Book, Promotions as PromotionsData } from "#lib/promos.ts";

type LinkProps = { href: string; paid: boolean; own: string; className?: string; children: ReactNode };

/** Paid links carry the label before the words and the rel that search engines ask for (rules AD, RM6). */
function PromoLink({ href, paid, own, className = "", children }: LinkProps) {
  const t = texts();
  // A book may be recommended without a shop.
  if (href === "") return <span className={className}>{children}</span>;
  return (
    <>
      {paid && <span className="paid-label mr-2">{t("promotions.paid")}</span>}
      <a className={`quiet-link ${className}`} href={href} rel={linkRel({ href, paid, own })}>
        {children}
      </a>
    </>
  );
}

const ROW = "border-b border-line py-3 text-[1.0625rem] leading-snug";

function BookText({ book, own }: { book: Book; own: string }) {
  const t = texts();
  return (
    <>
      <PromoLink href={book.href} paid={book.paid} own={own} className="headline text-[1.1875rem]">
        {book.title}
      </PromoLink>
      <p className="small mt-0.5 text-muted">
        {[book.author, book.publisher, book.year].filter(Boolean).join(" · ")}
      </p>
      {book.blurb && <p className="mt-1.5 text-soft">{book.blurb}</p>}
      {book.price !== null && book.priceDate && (
        <p className="small mt-1 text-muted">
          {t.rich("promotions.price", {
            price: money(book.price, book.currency, calendar().locale),
            date: () => <LongDate date={new Date(`${book.priceDate}T12:00:00Z`)} />,
          })}
        </p>
      )}
    </>
  );
}

function Books({ books, own }: { books: Book[]; own: string }) {
  const t = texts();
  return (
    <section aria-labelledby="books" className="no-print mt-10">
      <PartTitle id="books">{t("promotions.books")}</PartTitle>
      <ul className="mt-1">
        {books.map((book) =>
          book.cover ? (
            <li key={book.id} className={`grid grid-cols-[3.5rem_minmax(0,1fr)] gap-4 ${ROW}`}>
              <Picture picture={book.cover} sizes="3.5rem" decorative />
              <div>
                <BookText book={book} own={own} />
              </div>
            </li>
          ) : (
            <li key={book.id} className={ROW}>
              <BookText book={book} own={own} />
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

/** Promo links, job ads and books: after the text, apart from it, each marked where money is involved. */
export function Promotions({ promotions, own }: { promotions: PromotionsData; own: string }) {
  const t = texts();
  const { promos, jobs, books, banner } = promotions;
  const anyPaid = [...promos, ...jobs, ...books].some(({ paid }) => paid);
  return (
    <>
      {promos.length > 0 && (
        <section aria-labelledby="promos" className="no-print mt-12">
          <PartTitle id="promos">{t("promotions.promos")}</PartTitle>
          <ul className="mt-1">
            {promos.map((promo) => (
              <li key={promo.id} className={ROW}>
                <PromoLink href={promo.href} paid={promo.paid} own={own}>
                  {promo.text}
                </PromoLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {jobs.length > 0 && (
        <section aria-labelledby="jobs" className="no-print mt-10">
          <PartTitle id="jobs">{t("promotions.jobs")}</PartTitle>
          <ul className="mt-1">
            {jobs.map((job) => (
              <li key={job.id} className={ROW}>
                <PromoLink href={job.href} paid={job.paid} own={own}>
                  {job.title}
                </PromoLink>
                <span className="small text-muted">
                  {" "}
                  {[job.employer, job.place].filter(Boolean).join(", ")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {books.length > 0 && <Books books={books} own={own} />}
      {anyPaid && <AffiliateNote />}
      {banner && <Banner banner={banner} own={own} />}
    </>
  );
}
