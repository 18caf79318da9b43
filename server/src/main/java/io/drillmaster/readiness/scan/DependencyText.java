package io.drillmaster.readiness.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Takes the text of a file that may be anything. */
final class DependencyText {
    /** Larger than the lock files of large projects. */
    static final int LARGEST = 20 * 1024 * 1024;

    private DependencyText() {}

    /** @throws UnreadableFileException when it is no regular file, too large, or no UTF-8 text */
    static String of(Path file) throws UnreadableFileException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnreadableFileException(
                    Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                            ? "it is no plain file, so it is not opened"
                            : "there is no such file");
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new UnreadableFileException(
                        "it is larger than " + LARGEST / 1024 / 1024 + " MB; is it a dependency file?");
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new UnreadableFileException("it holds a zero byte, so it is no text");
            }
            return text.startsWith("\ufeff") ? text.substring(1) : text; // a mark of some editors
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException("it is no UTF-8 text; save it as UTF-8");
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException("there is no such file");
        } catch (IOException e) {
            throw new UnreadableFileException("it cannot be read: " + e.getMessage());
        }
    }
}
