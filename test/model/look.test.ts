/** Which gaps may hide a resource near a network, and which hide other things alone? */
import { expect, test } from "vitest";
import {
  emptyEstate,
  type Gap,
  type Key,
  keyOf,
  mayHideNear,
  mayLiveWith,
} from "#src/model/index.ts";

const SUB = "/subscriptions/11111111-1111-4111-8111-111111111111";
const OTHER = "/subscriptions/22222222-2222-4222-8222-222222222222";
const NETWORK = `${SUB}/resourcegroups/net/providers/microsoft.network`;
const hub = keyOf(`${NETWORK}/virtualnetworks/hub`);
const ENDPOINT = "microsoft.network/privateendpoints";
const PEERING = "microsoft.network/virtualnetworks/virtualnetworkpeerings";
const INBOUND = "microsoft.network/dnsresolvers/inboundendpoints";

function hides(scope: string, type: string, wanted: string, near?: Key | "anywhere"): boolean {
  const gap: Gap = { scope: keyOf(scope), type, why: "refused", right: "" };
  return mayHideNear(
    { ...emptyEstate(), gaps: [gap] },
    near === "anywhere" ? undefined : (near ?? hub),
    [wanted],
  );
}

test("a subscription, or a group of it, that was not read may hide what belongs to its networks", () => {
  expect(hides(SUB, "*", ENDPOINT)).toBe(true);
  expect(hides(SUB, ENDPOINT, ENDPOINT)).toBe(true);
  expect(hides(`${SUB}/resourcegroups/apps`, ENDPOINT, ENDPOINT)).toBe(true);
  expect(hides("", "*", ENDPOINT)).toBe(true);
});

test("another subscription or another kind hides nothing near", () => {
  expect(hides(OTHER, "*", ENDPOINT)).toBe(false);
  expect(hides(SUB, "microsoft.keyvault/vaults", ENDPOINT)).toBe(false);
  expect(hides(OTHER, "*", ENDPOINT, "anywhere")).toBe(true);
});

test("one resource that was not read may be the one meant, when it is of its kind", () => {
  expect(hides(`${NETWORK}/privateendpoints/pe`, ENDPOINT, ENDPOINT)).toBe(true);
  expect(hides(`${NETWORK}/routetables/rt`, "*", ENDPOINT)).toBe(false);
  expect(hides(`${NETWORK}/virtualnetworks/hub/virtualnetworkpeerings/p`, PEERING, PEERING)).toBe(
    true,
  );
});

test("parts of one resource that were refused: of this network, not of another", () => {
  expect(hides(hub, PEERING, PEERING)).toBe(true);
  expect(hides(`${NETWORK}/virtualnetworks/spoke`, PEERING, PEERING)).toBe(false);
  expect(hides(`${NETWORK}/dnsresolvers/r`, INBOUND, INBOUND)).toBe(true);
});

test("resources live with a network in its subscription; what names none may be anywhere", () => {
  expect(mayLiveWith(hub, keyOf(`${SUB}/resourcegroups/x/providers/microsoft.network/y/z`))).toBe(
    true,
  );
  expect(mayLiveWith(hub, keyOf(OTHER))).toBe(false);
  expect(mayLiveWith(hub, keyOf(""))).toBe(true);
});
