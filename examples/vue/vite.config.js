import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag.startsWith("ak-");

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
