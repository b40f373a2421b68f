import { describe, expect, it } from "vitest";
import { list, object, oneOf, optional, text, Unreadable, whole } from "./decode";
import { decodeServerMessage } from "./server";

describe("decoders", () => {
  const card = object({ team: whole, name: text, members: list(object({ seat: whole })) });

  it("wrongProperty_isNamedByItsPath", () => {
    const source = { team: 1, name: "Otters", members: [{ seat: 1 }, { seat: "two" }] };
    expect(() => card(source, "team")).toThrow(
      'team.members[1].seat: expected a whole number, found "two"',
    );
  });

  it("missingProperty_isNamed", () => {
    expect(() => card({ team: 1, members: [] }, "team")).toThrow("team.name: expected text");
  });

  it("propertyOfANewerServer_isLeftOut", () => {
    const source = { team: 1, name: "Otters", members: [], mascot: "otter" };
    expect(card(source, "team")).toEqual({ team: 1, name: "Otters", members: [] });
  });

  it("absentOptional_isNull", () => {
    expect(object({ seat: optional(whole) })({}, "welcome")).toEqual({ seat: null });
  });

  it("unknownName_isRefused", () => {
    expect(() => oneOf("lobby", "brief")("break", "phase")).toThrow(Unreadable);
  });

  it.each(["[]", "null", '{"type":"toString"}', '{"type":"welcome"}', "7"])(
    "frame_%s_isUnreadable",
    (frame) => {
      expect(() => decodeServerMessage(frame)).toThrow(Unreadable);
    },
  );

  it("infinity_neverComesIn", () => {
    const frame = '{"type":"presence","seats":[1e999],"projectors":0}';
    expect(() => decodeServerMessage(frame)).toThrow(Unreadable);
  });
});
