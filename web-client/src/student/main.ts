import "../look/base.css";
import { mount } from "svelte";
import { wearTheme } from "../look/theme";
import App from "./App.svelte";

wearTheme();
const target = document.getElementById("app");
if (target === null) throw new Error("the page has no place for the workbench");
mount(App, { target });
