import { render } from "preact";
import { App } from "./app";
import "./styles/page.css";

// In a task of its own: the one before it has read the script.
setTimeout(() => render(<App />, document.getElementById("page")!));
