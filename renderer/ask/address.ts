/** What is an address that was typed, whose is it, and which names give it? */
import { useEffect, useState } from "react";
import { parseAddress } from "#src/net/index.ts";
import { understandText } from "../state/engine.ts";

/** Whether all of `typed` is an address. */
export const isAddress = (typed: string): boolean => parseAddress(typed.trim()) !== undefined;

/** What the estate knows of the address that is typed, in sentences; none for anything else. */
export function useAbout(typed: string): readonly string[] {
  const [about, setAbout] = useState<{ readonly of: string; readonly told: readonly string[] }>();
  const address = isAddress(typed) ? typed.trim() : "";
  useEffect(() => {
    if (address === "") return;
    let isGone = false;
    void understandText({ text: address }).then((reply) => {
      if (isGone || !reply) return;
      setAbout({ of: address, told: reply.ok ? reply.value.about : [reply.fault.sentence] });
    });
    return () => {
      isGone = true;
    };
  }, [address]);
  return address !== "" && about?.of === address ? about.told : [];
}
