/**
 * The ATT&amp;CK techniques that scenarios name by their ids: names, tactics, what replaced them. Imports common. Promises that
 * nothing of ATT&amp;CK stands in code, and that an id which is not in the catalogue is shown as such and never dropped.
 */
@NullMarked
package io.drillmaster.attack;

import org.jspecify.annotations.NullMarked;
