/**
 * The tabletops that sessions can be played from: those that come with the program, and the versions and drafts that people
 * make of them or of their own. Imports scenarios, db and common. Promises that no saved version is ever changed or lost, and
 * that nobody overwrites what somebody else saved meanwhile.
 */
@NullMarked
package io.drillmaster.tabletop.authoring;

import org.jspecify.annotations.NullMarked;
