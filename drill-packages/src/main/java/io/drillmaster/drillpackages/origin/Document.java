package io.drillmaster.drillpackages.origin;

/**
 * A file that lies beside an archive.
 *
 * @param filename its name, without a directory
 * @param mediaType what it is
 * @param content its bytes; not copied, so do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Document(String filename, String mediaType, byte[] content) {}
