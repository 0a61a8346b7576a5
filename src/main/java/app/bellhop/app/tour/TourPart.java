package app.bellhop.app.tour;

import app.bellhop.viewmodel.main.MainViewModel;
import java.util.concurrent.CompletableFuture;

/** A group of tour steps, and the helpers they share. */
abstract class TourPart {

    final TourSession session;
    final TourWindow window;

    TourPart(TourSession session, TourWindow window) {
        this.session = session;
        this.window = window;
    }

    final MainViewModel main() {
        return session.main();
    }

    final TourServer server() {
        return session.server();
    }

    static <T> T await(CompletableFuture<T> answer) throws Exception {
        return TourServer.await(answer);
    }

    /** Returns the sentence for the report; fails the step if the check does not hold. */
    static String verify(String how, boolean passed, String found) {
        if (!passed) {
            throw new IllegalStateException("Checked with " + how + ": failed, " + found);
        }
        return "Checked with " + how + ": " + found + ".";
    }
}
