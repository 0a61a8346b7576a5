package app.bellhop.viewmodel.subscriptions;

import app.bellhop.batch.AttributeLoader;
import app.bellhop.cloud.sqs.DeadLetterQueues;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.UiContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many messages the dead-letter queues of rows hold: one request for each queue, once a row shows it. FX thread. */
final class DeadLetterCounts {

    private final Optional<AttributeLoader<String, DeadLetterQueues.Count>> loader;
    private final Map<String, Set<SubscriptionRow>> rows = new HashMap<>();
    private final Map<String, String> counts = new HashMap<>();

    /** Rows that show the count, whose queue may not be known yet. */
    private final Set<SubscriptionRow> wanted = new HashSet<>();

    /** @param queues empty where the connection has no SQS */
    DeadLetterCounts(Optional<DeadLetterQueues> queues, UiContext context) {
        loader = queues.map(port -> new AttributeLoader<>(
                port::count,
                context.ui(),
                context.later(),
                (queue, count) -> counted(queue, Formats.count(count.visible() + count.hidden())),
                (queue, e) -> counted(queue, "? " + ErrorTexts.sentence(e))));
    }

    void load(SubscriptionRow row) {
        if (wanted.add(row)) {
            known(row);
        }
    }

    void known(SubscriptionRow row) {
        String queue = row.deadLetterQueue();
        if (queue == null || loader.isEmpty() || !wanted.contains(row)) {
            return;
        }
        if (queue.isEmpty()) {
            row.countDeadLetters("");
            return;
        }
        rows.computeIfAbsent(queue, key -> new HashSet<>()).add(row);
        row.countDeadLetters(counts.getOrDefault(queue, ""));
        loader.get().load(queue);
    }

    private void counted(String queue, String count) {
        counts.put(queue, count);
        rows.getOrDefault(queue, Set.of()).forEach(row -> row.countDeadLetters(count));
    }

    void reload(String queue) {
        loader.ifPresent(all -> all.reload(queue));
    }

    /** Forgets all, and requests nothing more until rows are shown again. */
    void clear() {
        loader.ifPresent(AttributeLoader::clear);
        rows.clear();
        counts.clear();
        wanted.clear();
    }
}
