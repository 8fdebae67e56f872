/** What JSON allows and an HTML or JavaScript parser could stumble over. */
const UNSAFE = /[<\u2028\u2029]/g;

/**
 * JSON for a script element: no `</script>` or `<!--` inside can end or disturb it, since no `<` is left.
 * @param value made by the builders in this folder
 */
export function jsonLd(value: object): string {
  return JSON.stringify(value).replace(UNSAFE, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
