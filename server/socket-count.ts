/** Counts what each client holds open. */
export interface SocketCount {
  readonly all: number;
  /** Takes a place for a client. @returns false when all places, or those of this client, are taken */
  take(client: string): boolean;
  /** Gives a place back that was taken. */
  give(client: string): void;
}

export interface SocketBounds {
  readonly all: number;
  /** 0 = no limit of its own. */
  readonly perClient: number;
}

export function createSocketCount(bounds: SocketBounds): SocketCount {
  const held = new Map<string, number>();
  let all = 0;
  return {
    get all() {
      return all;
    },
    take(client) {
      const own = held.get(client) ?? 0;
      if (all >= bounds.all || (bounds.perClient > 0 && own >= bounds.perClient)) return false;
      held.set(client, own + 1);
      all += 1;
      return true;
    },
    give(client) {
      const own = (held.get(client) ?? 0) - 1;
      if (own > 0) held.set(client, own);
      else held.delete(client);
      all -= 1;
    },
  };
}
