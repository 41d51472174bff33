// @ts-check
import { expect, test } from "vitest";
import { fileSystemOf } from "./file-system.mjs";

const mounts = `/dev/vda / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
/dev/sdb /mnt/two\\040words xfs rw 0 0
/dev/sdc /home btrfs rw 0 0
encrypted /home fuse rw 0 0
`;

test("a folder is on what is mounted nearest above it, the last of several on one place", () => {
	expect(fileSystemOf("/var/tmp", mounts)).toBe("ext4");
	expect(fileSystemOf("/tmp", mounts)).toBe("tmpfs");
	expect(fileSystemOf("/tmp/a/b", mounts)).toBe("tmpfs");
	expect(fileSystemOf("/tmpfolder", mounts)).toBe("ext4");
	expect(fileSystemOf("/mnt/two words/a", mounts)).toBe("xfs");
	expect(fileSystemOf("/home/someone", mounts)).toBe("fuse");
	expect(fileSystemOf("/home/someone", "")).toBe("unknown");
});
