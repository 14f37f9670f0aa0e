// Starts the form, in Danish whatever the browser's language, until somebody chooses another.
import CMS from "./sveltia/index.js";

const KEY = "sveltia-cms.prefs";
const kept = JSON.parse(localStorage.getItem(KEY) || "{}");
if (!kept.locale) localStorage.setItem(KEY, JSON.stringify({ ...kept, locale: "da" }));

CMS.init();
