/** What a server sends, for tests of the connection. */
export const WELCOME = {
  type: "welcome",
  game: "g",
  code: "ABC234",
  role: "seat",
  seat: 1,
  node: "n1",
  serverVersion: "1",
};

export const newcomerView = (epoch: number, version: number) => ({
  type: "view",
  epoch,
  version,
  view: {
    code: "ABC234",
    title: "The batching tax",
    seats: version,
    phase: "live",
    joining: "open",
  },
});

export const update = (epoch: number, tick: number) => ({
  type: "update",
  epoch,
  tick,
  at: tick * 100,
  entrants: [],
  recent: [],
});
