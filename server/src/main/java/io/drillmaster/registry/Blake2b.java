package io.drillmaster.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** BLAKE2b with 32 bytes of digest and no key (RFC 7693), which Python's upload clients send and no JDK has. */
final class Blake2b {
    private static final int BLOCK = 128;
    private static final int DIGEST = 32;
    private static final int ROUNDS = 12;

    private static final long[] START = {
        0x6a09e667f3bcc908L,
        0xbb67ae8584caa73bL,
        0x3c6ef372fe94f82bL,
        0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L,
        0x9b05688c2b3e6c1fL,
        0x1f83d9abfb41bd6bL,
        0x5be0cd19137e2179L
    };

    /** Order of the words of a block, by round; rounds 10 and 11 are 0 and 1 again. */
    private static final String[] SIGMA = {
        "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
        "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0"
    };

    private Blake2b() {}

    /** The digest, 64 hexadecimal digits. */
    static String hex256(byte[] message) {
        var state = START.clone();
        state[0] ^= 0x01010000L ^ DIGEST;
        var blocks = Math.max(1, (message.length + BLOCK - 1) / BLOCK);
        for (var block = 0; block < blocks; block++) {
            var from = block * BLOCK;
            var last = block == blocks - 1;
            var padded = Arrays.copyOfRange(message, from, from + BLOCK);
            mix(state, padded, last ? message.length : from + BLOCK, last);
        }
        var out = ByteBuffer.allocate(state.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var word : state) {
            out.putLong(word);
        }
        return HexFormat.of().formatHex(out.array(), 0, DIGEST);
    }

    private static void mix(long[] state, byte[] block, long counted, boolean last) {
        var words = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        var v = new long[16];
        System.arraycopy(state, 0, v, 0, 8);
        System.arraycopy(START, 0, v, 8, 8);
        v[12] ^= counted;
        if (last) {
            v[14] = ~v[14];
        }
        for (var round = 0; round < ROUNDS; round++) {
            var order = SIGMA[round % SIGMA.length];
            for (var i = 0; i < 8; i++) {
                var x = words.get(Character.digit(order.charAt(2 * i), 16));
                var y = words.get(Character.digit(order.charAt(2 * i + 1), 16));
                if (i < 4) {
                    quarter(v, i, i + 4, i + 8, i + 12, x, y);
                } else {
                    quarter(v, i - 4, 4 + (i - 3) % 4, 8 + (i - 2) % 4, 12 + (i - 1) % 4, x, y);
                }
            }
        }
        for (var i = 0; i < 8; i++) {
            state[i] ^= v[i] ^ v[i + 8];
        }
    }

    private static void quarter(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
}
