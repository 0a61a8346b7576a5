package app.bellhop.viewmodel.activity;

import app.bellhop.cloud.activity.ApiCall;
import app.bellhop.cloud.activity.CallRun;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A call, or many like ones of a batch.
 *
 * @param id stays the same as long as the row is shown
 * @param calls the oldest first, as far as they are kept
 * @param count how many there were
 * @param endedAt when the last one ended, in epoch milliseconds
 */
public record CallRow(String id, List<ApiCall> calls, int count, long endedAt) {

    /** Of one batch, more are one row. */
    static final int MAX_ROWS = 20;

    /**
     * The rows of a run, the newest first.
     *
     * @param words what a call has to name, in lower case; empty for anything
     */
    static Stream<CallRow> of(CallRun run, String words) {
        int[] found = IntStream.range(0, run.calls().size())
                .filter(i -> words.isEmpty() || names(run.calls().get(i), words))
                .toArray();
        if (run.count() > MAX_ROWS && found.length > 0) {
            List<ApiCall> calls = IntStream.of(found).mapToObj(run.calls()::get).toList();
            int count = calls.size() == run.calls().size() ? run.count() : calls.size();
            return Stream.of(new CallRow(String.valueOf(run.id()), calls, count, run.endedAt()));
        }
        return IntStream.rangeClosed(1, found.length)
                .map(i -> found[found.length - i])
                .mapToObj(i -> new CallRow(
                        run.id() + "." + i,
                        List.of(run.calls().get(i)),
                        1,
                        run.calls().get(i).endedAt()));
    }

    private static boolean names(ApiCall call, String words) {
        return Stream.of(call.operation(), call.place() + "/" + call.subject(), call.error())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }

    private ApiCall first() {
        return calls.get(0);
    }

    public boolean failed() {
        return first().failed();
    }

    boolean isRead() {
        return first().isRead();
    }

    /** When it began; of many, when the last one ended. */
    public String time() {
        return Formats.clock(Instant.ofEpochMilli(count == 1 ? first().startedAt() : endedAt));
    }

    /** In the words of the API, and how many if it is more than one. */
    public String operation() {
        return count == 1 ? first().operation() : Texts.get("calls.many", first().operation(), Formats.count(count));
    }

    /** The bucket and the key, the topic, the queue; of many, what they have in common. */
    public String target() {
        String place = first().place();
        boolean bucket = first().service().equals("s3") && !place.isEmpty();
        String subject = commonSubject();
        if (!bucket) {
            String name = place.substring(1 + Math.max(place.lastIndexOf(':'), place.lastIndexOf('/')));
            return Stream.of(name, subject)
                    .filter(text -> !text.isEmpty())
                    .reduce((a, b) -> a + " · " + b)
                    .orElse("");
        }
        String uri = "s3://" + place + "/" + subject;
        List<?> objects = objects();
        if (count > 1 || objects.isEmpty()) {
            return uri;
        }
        return objects.size() == 1 && objects.get(0) instanceof Map<?, ?> one
                ? uri + one.get("Key")
                : Texts.get("calls.objects", uri, objects.size());
    }

    /** What all keys begin with, up to a slash. */
    private String commonSubject() {
        String common = first().subject();
        if (calls.stream().allMatch(call -> call.subject().equals(common))) {
            return common;
        }
        int length = common.length();
        for (ApiCall call : calls) {
            while (!call.subject().startsWith(common.substring(0, length))) {
                length--;
            }
        }
        return common.substring(0, common.substring(0, length).lastIndexOf('/') + 1) + "…";
    }

    /** What a DeleteObjects is about. */
    private List<?> objects() {
        return first().arguments().get("Delete") instanceof Map<?, ?> delete
                        && delete.get("Objects") instanceof List<?> list
                ? list
                : List.of();
    }

    /** OK, or the code of the error. */
    public String result() {
        return first().error().isEmpty() ? Texts.get("calls.ok") : first().error();
    }

    /** In milliseconds, from the first to the last. */
    public long millis() {
        return endedAt - first().startedAt();
    }

    public String took() {
        return Formats.millis(millis());
    }
}
