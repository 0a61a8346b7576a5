package app.bellhop.ui.base;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Opens what something is held over for a moment while it is dragged. */
public final class Spring<T> {

    private static final Duration MOMENT = Duration.millis(800);

    private final PauseTransition wait = new PauseTransition(MOMENT);
    private @Nullable T held;

    /** @param open called once for each place that something is held over */
    public Spring(Consumer<T> open) {
        wait.setOnFinished(e -> {
            if (held != null) {
                open.accept(held);
            }
        });
    }

    /** It is held over that now; again and again as the pointer moves. */
    public void over(T target) {
        if (!target.equals(held)) {
            held = target;
            wait.playFromStart();
        }
    }

    /** It is over nothing that opens. */
    public void stop() {
        held = null;
        wait.stop();
    }
}
