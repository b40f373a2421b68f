import { memory } from "../connection/browser";

export type Theme = "light" | "dark";

const KEY = "headroom.theme";
const store = memory(() => localStorage);

function preferred(): Theme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function chosen(): Theme | null {
  const theme = store.get(KEY);
  return theme === "light" || theme === "dark" ? theme : null;
}

export function currentTheme(): Theme {
  return chosen() ?? preferred();
}

/** Puts the theme on the page and follows the system until the person has chosen. */
export function wearTheme(): void {
  const wear = () => {
    document.documentElement.dataset.theme = currentTheme();
  };
  wear();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", wear);
}

export function chooseTheme(theme: Theme): void {
  store.set(KEY, theme);
  document.documentElement.dataset.theme = theme;
}
