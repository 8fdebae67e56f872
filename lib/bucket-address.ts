/** A bucket of an S3-compatible store, and who asks it. */
export type Bucket = {
  /** Where its objects are, with a slash at the end: `https://s3.example/pictures/news/`. */
  address: string;
  /** As operators know it, without what nobody may read: `pictures at s3.example`. */
  name: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** S3's own name for "wherever"; stores that have no regions expect it. */
const ANY_REGION = "us-east-1";
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/i;
const BUCKET = /^[a-z0-9][a-z0-9._-]{1,62}$/i;
/** What S3 calls safe in the names of objects, without what would have to be written otherwise in an address. */
const FOLDER = /^(?:[\w.-]+\/)*$/;
const OPTIONS = {
  region: /^[\w-]{1,60}$/,
  tls: /^[01]$/,
  path: /^[01]$/,
};

/**
 * Reads `s3://KEY:SECRET@host[:port]/bucket[/folder][?region=…&tls=1&path=1]`; what would mean something in an
 * address is percent-encoded in key and secret. path=0 puts the bucket in front of the host. null for any other text.
 */
export function parseBucket(text: string): Bucket | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "s3:" || url.hash !== "" || !HOST.test(url.hostname)) return null;
  const [accessKeyId, secretAccessKey] = [decoded(url.username), decoded(url.password)];
  const [bucket = "", ...folders] = url.pathname.slice(1).split("/").filter(Boolean);
  const folder = folders.map((one) => `${one}/`).join("");
  const given = Object.fromEntries(url.searchParams);
  const areKnown = Object.entries(given).every(([name, value]) =>
    OPTIONS[name as keyof typeof OPTIONS]?.test(value),
  );
  if (!accessKeyId || !secretAccessKey || !BUCKET.test(bucket) || !FOLDER.test(folder) || !areKnown)
    return null;
  const { region = ANY_REGION, tls = "1", path = "1" } = given;
  const scheme = tls === "1" ? "https" : "http";
  const place = path === "1" ? `${url.host}/${bucket}` : `${bucket}.${url.host}`;
  return {
    address: `${scheme}://${place}/${folder}`,
    name: `${bucket} at ${url.host}`,
    ...{ region, accessKeyId, secretAccessKey },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
