package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Senders of webhooks that go on until they are stopped or the server is gone, and know what they were told. */
final class WebhookSenders {
    private static final int SENDERS = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI hook;
    private final List<Thread> threads = new ArrayList<>();
    private final List<List<String>> acknowledged = new ArrayList<>();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean stopped;

    /** Begins to send; every alert has an id that begins with this name. */
    WebhookSenders(URI hook, String name) {
        this.hook = hook;
        for (var i = 0; i < SENDERS; i++) {
            var told = Collections.synchronizedList(new ArrayList<String>());
            var prefix = name + "-" + i + "-";
            acknowledged.add(told);
            var thread = new Thread(() -> send(prefix, told), "sender-" + prefix);
            threads.add(thread);
            thread.start();
        }
    }

    private void send(String prefix, List<String> told) {
        for (var n = 0; !stopped; n++) {
            var id = prefix + n;
            try {
                var status = post(http, hook, id).statusCode();
                if (status == 200) {
                    told.add(id);
                    count.incrementAndGet();
                } else {
                    unanswered.add(id);
                }
            } catch (IOException | InterruptedException e) {
                unanswered.add(id); // it may have been kept all the same
                return;
            }
        }
    }

    /** Sends one alert with this id. */
    static HttpResponse<String> post(HttpClient http, URI hook, String id) throws IOException, InterruptedException {
        var body = "{\"rule\":\"A rule\",\"summary\":\"an alert\",\"id\":\"" + id + "\"}";
        var request = HttpRequest.newBuilder(hook)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until so many more were acknowledged. */
    void awaitMore(int more) {
        var goal = count.get() + more;
        await().atMost(Duration.ofMinutes(3)).until(() -> count.get() >= goal);
    }

    /** No more are sent; what is on its way is waited for. */
    void stop() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    /** How many were answered with 200. */
    int count() {
        return count.get();
    }

    /** Compares what senders were told with the ids in the log, in log order. */
    static void assertKept(List<String> log, WebhookSenders... all) {
        assertThat(log).doesNotHaveDuplicates();
        var known = new HashSet<String>();
        for (var senders : all) {
            for (var told : senders.acknowledged) {
                assertThat(log).containsSubsequence(told);
                known.addAll(told);
            }
            known.addAll(senders.unanswered);
        }
        assertThat(known).containsAll(log);
    }
}
