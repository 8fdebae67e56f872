import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** How the next requests fail: with a status, a line that is cut at once or in the middle of the bytes, no word at all. */
type Failure = { status: number; code: string } | "hang up" | "cut short" | "silence";

export type S3Server = {
  /** For MEDIA_URL. */
  url: string;
  /** What it holds, by path: `/bucket/folder/media/ab/ab….jpg`. */
  objects: Map<string, { bytes: Buffer; type: string }>;
  /** What it was asked, in order: "GET /bucket/…". */
  asked: string[];
  /** The next requests fail so, one after the other; null: this one does not. */
  failures: (Failure | null)[];
  close: () => Promise<void>;
};

const KEY = "TESTKEY";
/** With what must be written otherwise in an address. */
const SECRET = "a/secret+of&40=letters";
const REGION = "eu-test-1";
const BUCKET = "pictures";
/** S3 takes no request whose clock differs by more. */
const MOST_SKEW_MS = 15 * 60_000;
const SILENCE_MS = 20_000;

/**
 * A store that speaks as much of S3 as we use, keeps it in memory, and believes nobody: each request's signature is
 * worked out here from the specification ("Signature Calculations for the Authorization Header", AWS SigV4).
 */
export async function startS3(folder = "news"): Promise<S3Server> {
  const objects: S3Server["objects"] = new Map();
  const asked: string[] = [];
  const failures: Failure[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    asked.push(`${method} ${url}`);
    const body = await buffer(request);
    const failure = failures.shift();
    if (failure === "hang up") return void request.socket.destroy();
    if (failure === "silence") {
      await sleep(SILENCE_MS, undefined, { ref: false });
      return void request.socket.destroy();
    }
    if (failure && failure !== "cut short") return refuse(response, failure.status, failure.code);
    const wrong = whatIsWrong(request, body);
    if (wrong) return refuse(response, 403, wrong);
    if (method === "PUT") {
      objects.set(url, { bytes: body, type: request.headers["content-type"] ?? "" });
      return void response.end();
    }
    if (method === "DELETE") {
      objects.delete(url);
      response.statusCode = 204;
      return void response.end();
    }
    const object = objects.get(url);
    if (!object) return refuse(response, 404, "NoSuchKey");
    response.setHeader("Content-Length", object.bytes.length).setHeader("Content-Type", object.type);
    if (failure !== "cut short") return void response.end(method === "HEAD" ? undefined : object.bytes);
    response.write(object.bytes.subarray(0, 1), () => request.socket.destroy());
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `s3://${KEY}:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/${BUCKET}/${folder}?region=${REGION}&tls=0`,
    ...{ objects, asked, failures },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "Content-Type": "application/xml" });
  const hasBody = response.req.method !== "HEAD";
  response.end(hasBody ? `<?xml version="1.0"?><Error><Code>${code}</Code></Error>` : undefined);
}

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** The code that S3 would answer with; null for a request that is signed as it must be. */
function whatIsWrong({ method = "", url = "", headers }: IncomingMessage, body: Buffer): string | null {
  const [, key, day, region, names = "", signature = ""] =
    AUTHORIZATION.exec(headers.authorization ?? "") ?? [];
  if (key === undefined) return "AccessDenied";
  if (key !== KEY) return "InvalidAccessKeyId";
  if (region !== REGION) return "AuthorizationHeaderMalformed";
  const moment = String(headers["x-amz-date"]);
  const at = Date.parse(moment.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));
  if (!(Math.abs(Date.now() - at) < MOST_SKEW_MS) || !moment.startsWith(day ?? "-"))
    return "RequestTimeTooSkewed";
  const signed = names.split(";");
  const mustBe = ["host", ...Object.keys(headers).filter((name) => name.startsWith("x-amz-"))];
  if (mustBe.some((name) => !signed.includes(name))) return "AccessDenied";
  const claimed = String(headers["x-amz-content-sha256"]);
  // A body whose bytes nobody vouches for is not taken, though S3 would.
  if (method === "PUT" && claimed !== sha256(body)) return "XAmzContentSHA256Mismatch";

  const { pathname, searchParams } = new URL(url, "http://host");
  const canonical = [
    method,
    pathname,
    [...searchParams]
      .map((pair) => pair.map(encodeURIComponent).join("="))
      .toSorted()
      .join("&"),
    ...signed.map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, " ")}`),
    "",
    names,
    claimed,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", moment, scope, sha256(canonical)].join("\n");
  const signing = [region, "s3", "aws4_request"].reduce(hmac, hmac(`AWS4${SECRET}`, day ?? ""));
  const right = hmac(signing, toSign);
  return timingSafeEqual(right, Buffer.from(signature, "hex")) ? null : "SignatureDoesNotMatch";
}
