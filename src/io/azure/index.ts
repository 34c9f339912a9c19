export { type Clock, realClock } from "./clock.ts";
export { type CloudAddresses, cloudAddresses } from "./clouds.ts";
export { type Collection, type CollectWish, collectAzure } from "./collect.ts";
export { type Arm, type ArmOptions, connectArm } from "./connection.ts";
export { mayLeave, readOnlyGuard } from "./guard.ts";
export { type Journal, noJournal, openJournal } from "./journal.ts";
export { newShelf, type Shelf } from "./shelf.ts";
export { credentialFor } from "./sign-in.ts";
export { keptIn, memoryVault, type Vault } from "./vault.ts";
