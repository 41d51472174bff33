// @ts-check
import { crc32 } from "node:zlib";

/**
 * A zip archive with uncompressed entries, for tests.
 * @param {{ name: string, mode: number, text: string }[]} entries `mode` as in stat; 0 as from a
 *   system without permissions
 * @returns {Buffer}
 */
export function storedZip(entries) {
	/** @type {Buffer[]} */
	const locals = [];
	/** @type {Buffer[]} */
	const central = [];
	let offset = 0;
	for (const { name, mode, text } of entries) {
		const [nameBytes, content] = [Buffer.from(name), Buffer.from(text)];
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(content.length, 14);
		common.writeUInt32LE(content.length, 18);
		common.writeUInt16LE(nameBytes.length, 22);
		const local = Buffer.concat([signature(0x04034b50), common, nameBytes, content]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE((mode << 16) >>> 0, 6);
		rest.writeUInt32LE(offset, 10);
		// Version 3.0 of Unix as its maker: only then do the permissions count.
		central.push(signature(0x02014b50), Buffer.from([30, 3]), common, rest, nameBytes);
		locals.push(local);
		offset += local.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(entries.length, 4);
	end.writeUInt16LE(entries.length, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...locals, directory, signature(0x06054b50), end]);
}

/** @param {number} value */
function signature(value) {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
