/** Where a bundler that treats the module as an asset puts it: pass it to `init`. */
declare const address: string;
export default address;
