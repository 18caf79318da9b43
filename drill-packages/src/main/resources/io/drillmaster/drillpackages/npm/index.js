// Part of a security drill: harmless and readable.
//
// @@NOTICE_LINE@@
"use strict";

module.exports = { notice: @@NOTICE@@ };
