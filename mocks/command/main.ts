import { flows } from "./flows.js";

const status = await flows(process.argv.slice(2), (text) => console.log(text));
if (status !== undefined) process.exitCode = status;
