import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import GlobalError from "@/app/global-error";

// A separate script, because Playwright compiles JSX in its own way, which React cannot render.
const props = { error: new Error("the layout broke"), retry: () => {} };
console.log(renderToStaticMarkup(createElement(GlobalError, props)));
