/** A start that cannot go on. The message is the one sentence that the operator gets to read; no stack is shown. */
export class StartError extends Error {
  override name = "StartError";
}
