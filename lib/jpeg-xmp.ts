import { SOURCE_TYPES } from "#lib/picture-facts.ts";
import { escapeXml } from "#lib/xml.ts";

/** What travels inside a picture wherever it goes. */
export type Stamp = {
  credit: string;
  licence: string;
  licenceUrl: string;
  aiUse: "none" | "assist" | "draft" | "translation" | "image";
  /** Full address of the C2PA manifest that came with the original (C2PA 2.1, 11.5). */
  provenance?: string | null;
};

const NAMESPACE = "http://ns.adobe.com/xap/1.0/\0";
const APP1 = 0xe1;

/**
 * A JPEG with credit, rights and, for what machines made, the IPTC's digital source type in it, as XMP (ISO 16684-1;
 * IPTC Photo Metadata 2023). What stood there before goes; the pixels stay as they are.
 */
export function stampJpeg(jpeg: Buffer, stamp: Stamp): Buffer {
  const bare = withoutXmp(jpeg);
  const packet = xmpOf(stamp);
  if (packet === "") return bare;
  const payload = Buffer.from(NAMESPACE + packet, "utf8");
  const head = Buffer.from([0xff, APP1, (payload.length + 2) >> 8, (payload.length + 2) & 0xff]);
  return Buffer.concat([bare.subarray(0, 2), head, payload, bare.subarray(2)]);
}

function xmpOf({ credit, licence, licenceUrl, aiUse, provenance }: Stamp): string {
  const list = (name: string, kind: string, value: string) =>
    `<${name}><rdf:${kind}><rdf:li${kind === "Alt" ? ' xml:lang="x-default"' : ""}>${escapeXml(value)}</rdf:li></rdf:${kind}></${name}>`;
  const parts = [
    credit && `<photoshop:Credit>${escapeXml(credit)}</photoshop:Credit>${list("dc:creator", "Seq", credit)}`,
    licence && list("xmpRights:UsageTerms", "Alt", licence),
    licenceUrl && `<xmpRights:WebStatement>${escapeXml(licenceUrl)}</xmpRights:WebStatement>`,
    provenance && `<dcterms:provenance>${escapeXml(provenance)}</dcterms:provenance>`,
    aiUse !== "none" &&
      `<Iptc4xmpExt:DigitalSourceType>${SOURCE_TYPES[aiUse === "image" ? "image" : "assist"]}</Iptc4xmpExt:DigitalSourceType>`,
  ].filter(Boolean);
  if (parts.length === 0) return "";
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">${parts.join("")}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** Segment by segment up to the pixels (ITU T.81, B.1.1). */
function withoutXmp(jpeg: Buffer): Buffer {
  const kept: Buffer[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    const isXmp =
      jpeg[at + 1] === APP1 && jpeg.toString("latin1", at + 4, at + 4 + NAMESPACE.length) === NAMESPACE;
    if (!isXmp) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, jpeg.subarray(at)]);
}
