export {
  type Address,
  addressText,
  ipv4Number,
  ipv4Text,
  isPrivateAddress,
  parseAddress,
} from "./address.ts";
export {
  closestZone,
  isUnder,
  labelCount,
  labelsOf,
  type Name,
  type NameFault,
  nameOf,
  parentOf,
  parseName,
  readName,
  relativeTo,
} from "./name.ts";
export { type PortRange, parsePorts } from "./port.ts";
export {
  holdsAddress,
  holdsPrefix,
  isInside,
  overlaps,
  type Prefix,
  parsePrefix,
  prefixText,
} from "./prefix.ts";
export { type PrefixTrie, trieOf } from "./trie.ts";
