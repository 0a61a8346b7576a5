package app.bellhop.work.listen;

import app.bellhop.cloud.sns.InboxMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The latest messages that arrived while listening, each once: at most so many, and so many characters. Used by one thread. */
public final class HeardMessages {

    private final int maxMessages;
    private final long maxChars;

    /** Newest first. */
    private final Deque<InboxMessage> kept = new ArrayDeque<>();

    /** IDs of the latest messages, also of ones no longer kept: SQS may deliver a message again a little later. */
    private final Set<String> known = new LinkedHashSet<>();

    private long chars;
    private long total;

    public HeardMessages(int maxMessages, long maxChars) {
        this.maxMessages = maxMessages;
        this.maxChars = maxChars;
    }

    /** Adds what is new, oldest first; returns it. */
    public List<InboxMessage> add(List<InboxMessage> arrived) {
        List<InboxMessage> fresh = new ArrayList<>();
        for (InboxMessage message : arrived) {
            if (known.add(message.id())) {
                kept.addFirst(message);
                chars += chars(message);
                fresh.add(message);
            }
        }
        total += fresh.size();
        while (kept.size() > maxMessages || chars > maxChars && kept.size() > 1) {
            chars -= chars(kept.removeLast());
        }
        while (known.size() > 2 * maxMessages) {
            known.remove(known.iterator().next());
        }
        return fresh;
    }

    private static long chars(InboxMessage message) {
        return message.text().length() + (long) message.raw().length();
    }

    public List<InboxMessage> newestFirst() {
        return List.copyOf(kept);
    }

    /** How many arrived, also of those no longer kept. */
    public long total() {
        return total;
    }
}
