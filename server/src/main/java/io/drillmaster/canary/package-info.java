/**
 * What notices that a drill package ran: the DNS server, the listeners for visits by HTTP and TCP, the watch over marker
 * files, and the probe for hosts that this server cannot look into. Imports evidence, plan (whose markers they are), common
 * and drill-packages. Promises to turn what it sees into evidence, with times that are hard bounds on the server's clock,
 * and to do nothing else with it.
 */
@NullMarked
package io.drillmaster.canary;

import org.jspecify.annotations.NullMarked;
