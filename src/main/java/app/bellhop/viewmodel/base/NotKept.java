package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.Shortfall;
import app.bellhop.cloud.s3.Written;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Collects what the objects of one operation could not keep, and words it in one sentence. Any thread. */
public final class NotKept {

    private final Map<Shortfall, CloudException> reasons = new EnumMap<>(Shortfall.class);
    private int objects;

    /** Takes note of an object's outcome when it is there. */
    public CompletableFuture<Void> noting(CompletableFuture<Written> request) {
        return Futures.map(request, written -> {
            note(written);
            return null;
        });
    }

    private void note(Written written) {
        note(written.shortfalls());
    }

    /** Takes note of what one object lacks. */
    public synchronized void note(Map<Shortfall, CloudException> shortfalls) {
        if (!shortfalls.isEmpty()) {
            objects++;
            shortfalls.forEach(reasons::putIfAbsent);
        }
    }

    /** A notice, and behind it what was not kept, if anything. */
    public synchronized String after(String notice) {
        if (objects == 0) {
            return notice;
        }
        String names = reasons.keySet().stream().map(Texts::of).collect(Collectors.joining(", "));
        CloudException first = reasons.values().iterator().next();
        return notice + ". " + Texts.get("written.notKept", objects, names, ErrorTexts.sentence(first));
    }

    /** The same for one object. */
    public static String after(String notice, Written written) {
        NotKept one = new NotKept();
        one.note(written);
        return one.after(written.unguarded() ? notice + ". " + Texts.get("written.unguarded") : notice);
    }
}
