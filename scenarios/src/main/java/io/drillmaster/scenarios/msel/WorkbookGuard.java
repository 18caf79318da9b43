package io.drillmaster.scenarios.msel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a spreadsheet before it is read. The reader takes rows, columns and numbers of shared texts as the file states
 * them, so that a few bytes could ask it for all the memory there is; the same archive is opened here by the same library,
 * and whatever no author writes is refused.
 */
final class WorkbookGuard {
    private static final int BYTES = 4 * 1024 * 1024;
    private static final int UNPACKED = 32 * 1024 * 1024;
    private static final int ENTRIES = 300;
    private static final int CELLS = 30_000;
    /** A to ZZ. */
    private static final int COLUMNS = 702;

    private static final int ROWS = 20_000;

    private static final Pattern CELL = Pattern.compile("[A-Z]{1,2}[0-9]{1,7}");
    private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");
    private static final Pattern SHARED_TEXT = Pattern.compile("[0-9]{1,5}");

    private static final String NO_WORKBOOK =
            "this is not a spreadsheet of the kind XLSX; save it as one and try again";

    private int unpacked;
    private int cells;
    private int cellsInRow;
    private int rows;

    private WorkbookGuard() {}

    /** Why the file is not read at all. */
    static Optional<String> refusal(byte[] bytes) {
        if (bytes.length > BYTES) {
            return Optional.of(
                    "the file is larger than " + BYTES / 1024 / 1024 + " MiB, the most that a tabletop may have");
        }
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            new WorkbookGuard().look(zip);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.sentence);
        } catch (IOException | IllegalArgumentException noArchive) {
            return Optional.of(NO_WORKBOOK);
        }
    }

    private void look(ZipFile zip) throws IOException, Refused {
        var entries = Collections.list(zip.getEntries());
        if (entries.size() > ENTRIES) {
            throw new Refused("the file has " + entries.size() + " parts; a spreadsheet with a tabletop has a dozen");
        }
        for (var entry : entries) {
            try (var in = zip.getInputStream(entry)) {
                var content = in.readNBytes(UNPACKED - unpacked + 1);
                unpacked += content.length;
                if (unpacked > UNPACKED) {
                    throw new Refused("unpacked, the file is larger than " + UNPACKED / 1024 / 1024
                            + " MiB; a tabletop is never so large");
                }
                look(content, entry.getName().endsWith(".xml"));
            }
        }
    }

    private void look(byte[] content, boolean mustBeXml) throws Refused {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            var shared = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    shared = look(xml, shared);
                }
            }
        } catch (XMLStreamException broken) {
            if (mustBeXml) {
                throw new Refused(NO_WORKBOOK);
            }
        }
    }

    /** Whether the value that comes next is the number of a shared text. */
    private boolean look(XMLStreamReader xml, boolean shared) throws XMLStreamException, Refused {
        switch (xml.getLocalName()) {
            case "row" -> {
                fits(ROW, xml.getAttributeValue(null, "r"));
                cellsInRow = 0;
                if (++rows > ROWS) {
                    throw new Refused("the file has more than " + ROWS + " rows; a tabletop is never so large");
                }
            }
            case "c" -> {
                fits(CELL, xml.getAttributeValue(null, "r"));
                cellsInRow++;
                if (++cells > CELLS || cellsInRow > COLUMNS) {
                    throw new Refused("the file has more than " + CELLS + " cells, or more than " + COLUMNS
                            + " in a row; a tabletop is never so large");
                }
                return "s".equals(xml.getAttributeValue(null, "t"));
            }
            case "v" -> {
                if (shared) {
                    fits(SHARED_TEXT, xml.getElementText().strip());
                }
                return false;
            }
            default -> {}
        }
        return shared;
    }

    private static void fits(Pattern form, @Nullable String written) throws Refused {
        if (written != null && !form.matcher(written).matches()) {
            throw new Refused("a cell stands beyond column ZZ or row 9999999; a tabletop is never so large");
        }
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        Refused(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }
}
