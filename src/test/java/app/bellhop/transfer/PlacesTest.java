package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final S3Location A = new S3Location("bucket", "a/");
    private static final S3Location B = new S3Location("bucket", "b/");

    private final Deque<Runnable> ui = new ArrayDeque<>();
    private final Deque<Runnable> delayed = new ArrayDeque<>();
    private final List<Set<S3Location>> delivered = new ArrayList<>();
    private final Places places = new Places(ui::add, (millis, work) -> delayed.add(work));

    private static void run(Deque<Runnable> work) {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void changesThatComeCloseTogetherAreDeliveredAsOne() {
        places.subscribe(delivered::add);
        places.changed(A);
        places.changed(B);
        places.changed(A);
        assertEquals(List.of(), delivered, "not before the FX thread has time");
        assertEquals(1, ui.size());
        run(ui);
        assertEquals(List.of(Set.of(A, B)), delivered);
        places.changed(A);
        run(ui);
        assertEquals(2, delivered.size());
    }

    @Test
    void aFloodIsDeliveredOnceInAWhile() {
        places.subscribe(delivered::add);
        for (int i = 0; i < 1_000; i++) {
            places.changing(A);
        }
        assertEquals(1, delayed.size());
        run(ui);
        assertEquals(List.of(), delivered);
        run(delayed);
        run(ui);
        assertEquals(List.of(Set.of(A)), delivered);
        places.changing(B);
        assertEquals(1, delayed.size());
    }

    @Test
    void endOfAFloodIsDeliveredAtOnceAndOnce() {
        places.subscribe(delivered::add);
        places.changing(A);
        places.flush();
        run(ui);
        run(delayed);
        run(ui);
        assertEquals(List.of(Set.of(A)), delivered);
    }

    @Test
    void subscribersMayAnnounceChangesThemselves() {
        places.subscribe(found -> {
            delivered.add(found);
            if (found.contains(A)) {
                places.changed(B);
            }
        });
        places.changed(A);
        run(ui);
        assertEquals(List.of(Set.of(A), Set.of(B)), delivered);
    }

    @Test
    void nothingIsDeliveredAfterTheSubscriptionHasEnded() {
        Runnable end = places.subscribe(delivered::add);
        places.changed(A);
        end.run();
        run(ui);
        assertEquals(List.of(), delivered);
    }
}
