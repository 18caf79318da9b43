/** Tests of what pages look like to browsers and people. */
@NullMarked
package io.drillmaster.pages;

import org.jspecify.annotations.NullMarked;
