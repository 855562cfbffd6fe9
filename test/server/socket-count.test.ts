import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSocketCount } from '../../server/socket-count.ts';

it('holds both bounds, and lets in whoever is below them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 4 }),
      fc.array(fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', 'c')), { maxLength: 60 }),
      (all, perClient, steps) => {
        const count = createSocketCount({ all, perClient });
        const held: string[] = [];
        for (const [opens, client] of steps) {
          const own = held.filter((other) => other === client).length;
          if (opens) {
            const room = held.length < all && (perClient === 0 || own < perClient);
            expect(count.take(client)).toBe(room);
            if (room) held.push(client);
          } else if (own > 0) {
            count.give(client);
            held.splice(held.indexOf(client), 1);
          }
          expect(count.all).toBe(held.length);
        }
      },
    ),
  );
});
