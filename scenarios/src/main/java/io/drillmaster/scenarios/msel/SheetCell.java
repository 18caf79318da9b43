package io.drillmaster.scenarios.msel;

import io.drillmaster.scenarios.Place;

/** A cell with something in it, and where it stands. */
record SheetCell(String text, Place place) {}
