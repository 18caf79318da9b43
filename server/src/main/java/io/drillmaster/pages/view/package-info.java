/**
 * What each page shows: one record a page, its texts ready to be read. Imports the JDK only. Promises to be plain data:
 * the templates need nothing else, and they escape every text.
 */
@NullMarked
package io.drillmaster.pages.view;

import org.jspecify.annotations.NullMarked;
