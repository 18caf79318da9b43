package io.drillmaster.registry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A value as Ruby's {@code Marshal} writes it, format 4.8: as much of it as an index of gems needs. */
sealed interface RubyValue {
    /** {@code nil}. */
    record Nil() implements RubyValue {}

    /** {@code true}. */
    record True() implements RubyValue {}

    /** {@code {}}. */
    record EmptyHash() implements RubyValue {}

    /** An integer of 0 to 16777215. */
    record Whole(int number) implements RubyValue {}

    /** A string in UTF-8. */
    record Text(String text) implements RubyValue {}

    /** An array. */
    record Items(List<RubyValue> items) implements RubyValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object whose class reads it from a value with {@code marshal_load}. */
    record Loaded(String className, RubyValue content) implements RubyValue {}

    /** An object whose class reads it with {@code _load} from the bytes of another value. */
    record Nested(String className, RubyValue content) implements RubyValue {}

    /** An array of these. */
    static RubyValue array(RubyValue... items) {
        return new Items(List.of(items));
    }

    /** The bytes that {@code Marshal.load} reads. */
    default byte[] dump() {
        var writer = new Writer();
        writer.write(this);
        return writer.out.toByteArray();
    }

    /** Writes one value; a symbol that was written before is named by its number. */
    final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final List<String> symbols = new ArrayList<>();

        private Writer() {
            out.write(4);
            out.write(8);
        }

        private void write(RubyValue value) {
            if (value instanceof Nil) {
                out.write('0');
            } else if (value instanceof True) {
                out.write('T');
            } else if (value instanceof EmptyHash) {
                out.write('{');
                number(0);
            } else if (value instanceof Whole whole) {
                out.write('i');
                number(whole.number);
            } else if (value instanceof Text text) {
                text(text.text);
            } else if (value instanceof Items items) {
                out.write('[');
                number(items.items.size());
                items.items.forEach(this::write);
            } else if (value instanceof Loaded object) {
                out.write('U');
                symbol(object.className);
                write(object.content);
            } else if (value instanceof Nested object) {
                out.write('u');
                symbol(object.className);
                bytes(object.content.dump());
            }
        }

        /** With the encoding as an instance variable: E is true for UTF-8. */
        private void text(String text) {
            out.write('I');
            out.write('"');
            bytes(text.getBytes(StandardCharsets.UTF_8));
            number(1);
            symbol("E");
            out.write('T');
        }

        private void symbol(String name) {
            var known = symbols.indexOf(name);
            if (known >= 0) {
                out.write(';');
                number(known);
            } else {
                symbols.add(name);
                out.write(':');
                bytes(name.getBytes(StandardCharsets.US_ASCII));
            }
        }

        private void bytes(byte[] bytes) {
            number(bytes.length);
            out.writeBytes(bytes);
        }

        /** Small numbers stand in one byte, moved up by five; larger ones follow the count of their bytes, lowest first. */
        private void number(int number) {
            if (number == 0) {
                out.write(0);
            } else if (number < 123) {
                out.write(number + 5);
            } else {
                var count = number < 0x100 ? 1 : number < 0x1_0000 ? 2 : 3;
                out.write(count);
                for (var i = 0; i < count; i++) {
                    out.write(number >> (8 * i));
                }
            }
        }
    }
}
