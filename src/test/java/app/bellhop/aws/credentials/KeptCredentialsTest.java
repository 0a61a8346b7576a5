package app.bellhop.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class KeptCredentialsTest {

    private final AtomicInteger searches = new AtomicInteger();
    private final KeptCredentials credentials = new KeptCredentials(
            () -> AwsBasicCredentials.create("AKIA" + searches.incrementAndGet(), "s"), () -> "settings");

    private String key() {
        return credentials.resolveCredentials().accessKeyId();
    }

    /** A search may ask for an MFA code, which can be used once. */
    @Test
    void requestsThatFailTogetherHaveThemLookedForOnce() {
        assertEquals("AKIA1", key());
        long first = System.nanoTime();
        long second = System.nanoTime();
        credentials.forget(first);
        assertEquals("AKIA2", key());
        credentials.forget(second);
        assertEquals("AKIA2", key());
        credentials.forget(System.nanoTime());
        assertEquals("AKIA3", key());
    }
}
