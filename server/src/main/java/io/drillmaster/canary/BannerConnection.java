package io.drillmaster.canary;

import io.drillmaster.canary.Visit.Protocol;
import io.drillmaster.canary.VisitRecorder.Kept;
import io.drillmaster.drillpackages.Token;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * One visitor of the TCP listener. Nothing is said until a line with a token came, so that nobody learns by connecting
 * what listens here; then one line, and the end. Anything else meets silence and the end.
 */
final class BannerConnection extends AbstractConnection {
    static final int LONGEST_LINE = 128;

    private static final Pattern LINE = Pattern.compile("SECURITY-DRILL ([A-Za-z2-7]{" + Token.LENGTH + "})\r?");

    private final VisitRecorder recorder;
    private final InstantSource clock;
    private final String banner;
    private final ByteBuffer in = BufferUtil.allocate(LONGEST_LINE);

    BannerConnection(EndPoint endPoint, Executor threads, VisitRecorder recorder, InstantSource clock, String banner) {
        super(endPoint, threads);
        this.recorder = recorder;
        this.clock = clock;
        this.banner = banner;
    }

    @Override
    public void onOpen() {
        super.onOpen();
        if (getEndPoint().isOpen()) { // closed at once when there are too many
            fillInterested();
        }
    }

    @Override
    public void onFillable() {
        try {
            var read = getEndPoint().fill(in);
            while (read > 0 && line().indexOf('\n') < 0) {
                read = getEndPoint().fill(in); // 0 too when the buffer is full
            }
            var end = line().indexOf('\n');
            if (end >= 0) {
                take(line().substring(0, end));
            } else if (read < 0 || BufferUtil.isFull(in)) {
                close();
            } else {
                fillInterested();
            }
        } catch (IOException gone) { // the visitor went away in the middle: nothing was said
            close();
        }
    }

    /** The idle limit passed, or the visitor went away. */
    @Override
    public void onFillInterestedFailed(Throwable cause) {
        close();
    }

    private String line() {
        return BufferUtil.toString(in, StandardCharsets.ISO_8859_1);
    }

    private void take(String line) {
        var receivedAt = clock.instant();
        var found = LINE.matcher(line);
        if (!found.matches() || !(getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress client)) {
            close();
            return;
        }
        var visit = new Visit(
                Protocol.TCP,
                Token.ofAnyCase(found.group(1)),
                line.strip(),
                client.getAddress(),
                "",
                (line + "\n").getBytes(StandardCharsets.ISO_8859_1),
                receivedAt);
        var unused = recorder.record(visit).thenAcceptAsync(this::answer, getExecutor());
    }

    private void answer(Kept kept) {
        if (kept == Kept.NO) {
            close(); // without the line that says it was taken
            return;
        }
        var out = ByteBuffer.wrap((banner + "\n").getBytes(StandardCharsets.UTF_8));
        getEndPoint().write(Callback.from(this::close, failure -> close()), out);
    }
}
