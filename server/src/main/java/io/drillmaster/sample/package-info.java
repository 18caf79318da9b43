/**
 * Sample exercises: made up to show what the pages look like, never an organisation's own results. Imports the ground;
 * promises that taking them out takes out all of them and nothing else.
 */
@NullMarked
package io.drillmaster.sample;

import org.jspecify.annotations.NullMarked;
