import { generateKeyPairSync } from "node:crypto";

/** A fresh private key as an operator would have made it, in PEM. @param bits not few, or it is no key that signs */
export const makeDkimKey = (bits = 2048): string =>
  generateKeyPairSync("rsa", {
    modulusLength: bits,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  }).privateKey;
