/** What a portal that is measured is told to write. The mark is a word that shows once it is read. */
export type Order = { id: number; mark: string } & (
  | { kind: "publish"; sectionId: number }
  | { kind: "update"; articleId: number }
  | { kind: "comment"; articleId: number }
);

/** An order without its number. */
export type Wanted = Order extends infer One ? (One extends Order ? Omit<One, "id"> : never) : never;

/** at: when the write had returned, in milliseconds since the epoch (performance.timeOrigin is that of each process). */
export type Written = { id: number; at: number; failure?: string };
