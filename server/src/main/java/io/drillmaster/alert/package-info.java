/**
 * Alerts from other people's tools: one class a source, what their deliveries say, and whose drill they belong to.
 * Imports common, plan, evidence and the drill-packages library; no database, no web server. Promises that an
 * authentic delivery is either kept whole or refused with the reason, and that reading one never changes it.
 */
@NullMarked
package io.drillmaster.alert;

import org.jspecify.annotations.NullMarked;
