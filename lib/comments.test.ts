import fc from "fast-check";
import { expect, it } from "vitest";
import { inThreadOrder } from "#lib/comments.ts";

const anyComments = fc
  .array(fc.record({ parent: fc.nat(30), shown: fc.boolean() }), { maxLength: 30 })
  .map((list) =>
    list.flatMap(({ parent, shown }, id) => {
      const parentId = parent < id ? parent : null;
      return shown ? [{ id, parentId, rootId: parentId === null ? id : 0 }] : [];
    }),
  );

it("keeps every comment once, replies after what they answer", () => {
  fc.assert(
    fc.property(anyComments, (comments) => {
      const ordered = inThreadOrder(comments).map(({ id }) => id);
      expect(ordered.toSorted()).toEqual(comments.map(({ id }) => id).toSorted());
      for (const { id, parentId } of comments) {
        if (parentId !== null && ordered.includes(parentId))
          expect(ordered.indexOf(parentId)).toBeLessThan(ordered.indexOf(id));
      }
    }),
  );
});

it("bears a thread of any depth", () => {
  const chain = Array.from({ length: 20_000 }, (_, id) => ({
    id,
    parentId: id > 0 ? id - 1 : null,
    rootId: 0,
  }));
  expect(inThreadOrder(chain).length).toBe(20_000);
});
