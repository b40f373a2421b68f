import { show } from "../look/page";
import App from "./App.svelte";

show(App);
