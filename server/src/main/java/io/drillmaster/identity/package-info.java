/**
 * People: accounts, roles, passwords, sessions, the first set-up and invitations. Imports common and db only. Promises
 * that no secret is stored in a form that could be used, passwords as Argon2id, everything else as SHA-256.
 */
@NullMarked
package io.drillmaster.identity;

import org.jspecify.annotations.NullMarked;
