package io.drillmaster.scenarios.msel;

/**
 * A column of a sheet.
 *
 * @param title its heading
 * @param path of the value in the row's object, keys separated by a slash; empty when the column is for readers only
 * @param form how the value stands in the cell
 * @param width in characters
 */
record SheetColumn(String title, String path, CellForm form, int width) {
    /** A value that the tabletop does not keep. */
    boolean isForReadersOnly() {
        return path.isEmpty();
    }
}
