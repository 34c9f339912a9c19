/** The page's first act: tokens and frame, then the engine. */
import { createRoot } from "react-dom/client";
import "./styles/packages.css";
import "./styles/tokens.css";

const root = document.getElementById("root");
if (root) createRoot(root).render(<h1>Split Horizon</h1>);
