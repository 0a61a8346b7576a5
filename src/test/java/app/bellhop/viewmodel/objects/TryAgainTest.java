package app.bellhop.viewmodel.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.inspector.InspectorTestBase;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions that a server failed at are tried again as they were asked for, without asking anew. */
class TryAgainTest extends InspectorTestBase {

    private void fail(String operation) {
        store.failing.put(operation, FakeObjectStore.failure(ErrorKind.NETWORK, "InternalError"));
    }

    private void tryAgain() {
        assertTrue(test.error().contains("InternalError"), test.error());
        assertEquals("Try again", test.context.errors().actionLabel().get());
        store.failing.clear();
        test.context.errors().act();
        assertEquals("", test.error());
    }

    @BeforeEach
    void selectOne() {
        select("a.txt");
    }

    @Test
    void objectIsMadePublic() {
        fail("acl");
        run("makePublic");
        tryAgain();
        assertEquals(1, calls("canned public-read s3://data/a.txt"));
    }

    @Test
    void folderIsCreated() {
        fail("createFolder");
        test.dialogs.answer(Map.of(Field.ONLY, "new"));
        run("newFolder");
        tryAgain();
        assertTrue(store.objects.containsKey(at("new/")));
    }

    @Test
    void emptyObjectIsCreated() {
        fail("create");
        test.dialogs.answer(Map.of(Field.ONLY, "new.txt"));
        run("newObject");
        tryAgain();
        assertTrue(store.objects.containsKey(at("new.txt")));
    }

    @Test
    void bucketIsCreated() {
        fail("createBucket");
        test.dialogs.answer(Map.of(Field.ONLY, "new-bucket"));
        run("newBucket");
        tryAgain();
        assertEquals("Bucket new-bucket created", test.notice());
    }

    @Test
    void objectIsRenamed() {
        fail("find");
        run("rename");
        main.objects().rename(main.objects().renaming().get(), "new.txt");
        tryAgain();
        assertTrue(store.objects.containsKey(at("new.txt")));
    }

    @Test
    void failedDownloadIsNotSaidToBeUnderWay() {
        fail("head");
        run("openExternally");
        assertEquals("", test.notice());
    }
}
