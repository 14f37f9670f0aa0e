/*
 * Answers questions with the search as it runs in the page.
 *
 * In: a folder with `soeg/indeks.js` and the path of `soeg-motor.js` as arguments, and on standard
 * input a list of questions. Out: for each question the addresses that are found, the best first: with
 * the first file alone, and with the texts.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, engine] = process.argv.slice(2);
const questions = JSON.parse(fs.readFileSync(0, "utf8"));
const LIMIT = 50;

globalThis.self = globalThis;

function load(file) {
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}

function answers(searcher) {
  return questions.map((one) => searcher.search(one, { limit: LIMIT }).hits.map((hit) => hit.address));
}

load(engine);
load(path.join(folder, "soeg/indeks.js"));
const searcher = self.vip2Soeg.open(self.vip2SoegIndeks);
const first = answers(searcher);
searcher.parts.forEach((part, number) => {
  load(path.join(folder, part));
  searcher.add(self.vip2SoegTekster[number]);
});
process.stdout.write(JSON.stringify({ first, whole: answers(searcher) }));
