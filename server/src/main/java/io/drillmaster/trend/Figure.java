package io.drillmaster.trend;

import java.util.Optional;

/**
 * An answer of the trend: what a drawing shows, the same in a sentence, and the numbers.
 *
 * @param id unique on its page and stable: it names the file of its numbers
 * @param title says what, how many and of which period
 * @param svg markup in which every text is escaped; absent where the table is the drawing, and where there is no data
 * @param sentence what it shows
 * @param table all of it in numbers
 */
public record Figure(String id, String title, Optional<String> svg, String sentence, DataTable table) {}
