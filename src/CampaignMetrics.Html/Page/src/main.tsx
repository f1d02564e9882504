import { render } from "preact";
import { Start } from "./start";
import "./styles/page.css";

// In a task of its own: the one before it has read the script.
setTimeout(() => render(<Start />, document.getElementById("page")!));
