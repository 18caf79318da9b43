/**
 * The HTML face: one handler a page, which parses, calls one feature and renders a view. Imports features and below.
 * Promises to hold no state and to decide nothing.
 */
@NullMarked
package io.drillmaster.pages;

import org.jspecify.annotations.NullMarked;
