package app.bellhop.work.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectMoverTest {

    private final FakeObjectStore store = new FakeObjectStore();
    private final ObjectMover mover = new ObjectMover(new FakeS3(store).all());
    private final S3Location from = new S3Location("b", "in/a//b");
    private final S3Location to = new S3Location("b", "out/a//b");

    @BeforeEach
    void put() {
        store.put("b", from.key());
    }

    @Test
    void keysKeepEveryByteBelowANewPrefix() {
        assertEquals(to, ObjectMover.rebased(from, "in/", new S3Location("b", "out/")));
    }

    @Test
    void aMoveLeavesOnlyTheNewObject() throws Exception {
        mover.move(from, to).get();
        assertFalse(mover.exists(from, false).get());
        assertTrue(mover.exists(to, false).get());
    }

    @Test
    void aCopyReplacesNothing() {
        store.objects.put(to, new byte[5]);
        assertEquals(
                Reason.of(UploadProblem.EXISTS),
                failure(mover.copy(from, to)).failure().detail());
        assertEquals(5, store.objects.get(to).length);
    }

    @Test
    void theSourceStaysWhenTheCopyFails() throws Exception {
        store.failing.put("copy", FakeObjectStore.failure(ErrorKind.NETWORK, null));
        failure(mover.move(from, to));
        assertTrue(mover.exists(from, false).get());
    }

    private static CloudException failure(CompletableFuture<?> future) {
        return CloudException.of(assertThrows(ExecutionException.class, future::get));
    }
}
