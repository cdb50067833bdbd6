import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import GlobalError from "@/app/global-error";

const props = { error: new Error("the layout broke"), retry: () => {} };
console.log(renderToStaticMarkup(createElement(GlobalError, props)));
