package app.bellhop.viewmodel.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowerTest {

    private final IntegerProperty selection = new SimpleIntegerProperty();
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final Follower follower = new Follower(Runnable::run, shown::get, this::load);
    private int loads;

    @BeforeEach
    void follow() {
        selection.addListener(follower);
        follower.followed();
    }

    private void load() {
        loads++;
        follower.followed();
    }

    private void change() {
        selection.set(selection.get() + 1);
    }

    @Test
    void nothingIsLoadedUntilItIsShown() {
        shown.set(false);
        change();
        follower.tick();
        assertEquals(0, loads);
        shown.set(true);
        follower.tick();
        assertEquals(1, loads);
    }

    @Test
    void aChangeIsFollowedAtOnceWithoutWaitingForTheTick() {
        change();
        assertEquals(1, loads);
        follower.tick();
        assertEquals(1, loads, "nothing has changed since");
        change();
        assertEquals(2, loads);
    }

    @Test
    void fastChangesAreFollowedOnceATick() {
        for (int i = 0; i < 10; i++) {
            change();
        }
        assertEquals(1, loads, "at once");
        for (int tick = 0; tick < 3; tick++) {
            follower.tick();
            assertEquals(2 + tick, loads);
            for (int i = 0; i < 10; i++) {
                change();
            }
        }
    }
}
