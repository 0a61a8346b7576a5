package app.bellhop.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadsTest {

    @Test
    void whatWorksInTheBackgroundRanksBelowTheWindow() throws Exception {
        try (Threads threads = new Threads()) {
            assertThat(threads.background
                            .submit(() -> Thread.currentThread().getPriority())
                            .get())
                    .isLessThan(Thread.NORM_PRIORITY);
            assertThat(threads.sessions
                            .submit(() -> Thread.currentThread().getPriority())
                            .get())
                    .isEqualTo(Thread.NORM_PRIORITY);
        }
    }
}
