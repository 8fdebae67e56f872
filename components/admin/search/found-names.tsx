import Link from "next/link";

type Props = { names: readonly { href: string; name: string }[] };

/** Topics or authors, by their names alone. */
export function FoundNames({ names }: Props) {
  return (
    <ul className="found-names">
      {names.map(({ href, name }) => (
        <li key={href}>
          <Link href={href} prefetch={false}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
