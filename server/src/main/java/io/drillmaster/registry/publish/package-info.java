/**
 * Publishing to, and withdrawing from, registries outside this server. Imports the drill packages, plan, evidence, db and
 * common. Promises that nothing reaches a host that is not allowed, and that whatever was sent has a receipt.
 */
@NullMarked
package io.drillmaster.registry.publish;

import org.jspecify.annotations.NullMarked;
