import "./base.css";
import { type Component, mount } from "svelte";
import { language } from "../words/words";
import { wearTheme } from "./theme";

/** Shows a screen on its page, in the colours and the language of whoever looks. */
export function show(screen: Component): void {
  wearTheme();
  document.documentElement.lang = language;
  const target = document.getElementById("app");
  if (target === null) throw new Error("the page has no place for a screen");
  mount(screen, { target });
}
