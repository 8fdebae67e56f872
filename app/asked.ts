export type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What an address asks for under this name; "" when it does not, or says it twice. */
export async function asked({ searchParams }: Asked, name: string): Promise<string> {
  const value = (await searchParams)[name];
  return typeof value === "string" ? value : "";
}
