package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.viewmodel.inspector.InspectorTestBase;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several long operations at once, each with its own words and its own Stop. */
class ActivitiesTest extends InspectorTestBase {

    /** An ACL change of both objects below sub/ whose answers are held back. */
    private void holdAclChange() {
        s3.held.addAll(List.of("canned private s3://data/sub/c.txt", "canned private s3://data/sub/d.txt"));
        select("sub/");
        inspector.shown().set(true);
        inspector.tab().set(InspectorViewModel.Tab.SHARING);
        inspector.acl().canned().set("private");
        test.dialogs.answer(Map.of());
        run("applyCannedAcl");
    }

    private void rename(String from, String to) {
        select(from);
        run("rename");
        main.objects().rename(main.objects().renaming().get(), to);
    }

    /** What the status bar says of each, without rates. */
    private List<String> words() {
        main.tick();
        return main.status().activities().running().stream()
                .map(activity -> activity.text().get().replaceAll(" · .*", ""))
                .toList();
    }

    @Test
    void objectIsRenamedWhileTheAclsOfOthersChange() {
        holdAclChange();
        rename("a.txt", "z.txt");
        assertEquals("", test.error());
        assertTrue(store.objects.containsKey(at("z.txt")));
        assertFalse(store.objects.containsKey(at("a.txt")));
    }

    @Test
    void whatAnotherOperationChangesIsRefusedAndSaysWhich() {
        holdAclChange();
        rename("sub/", "moved");
        assertEquals(
                "“Set ACL private” is still changing s3://data/sub/. Stop it or wait for it to finish.", test.error());
        assertTrue(store.objects.containsKey(at("sub/c.txt")));
        s3.release();
        test.dialogs.answer(Map.of());
        rename("sub/", "moved");
        assertTrue(store.objects.containsKey(at("moved/c.txt")));
    }

    @Test
    void eachIsShownWithItsOwnWordsAndStoppedByItself() {
        holdAclChange();
        s3.held.add("canned public-read s3://data/b.txt");
        select("a.txt", "b.txt");
        inspector.acl().canned().set("public-read");
        test.dialogs.answer(Map.of());
        run("applyCannedAcl");
        assertEquals(List.of("Set ACL private: 0 of 2", "Set ACL public-read: 1 of 2"), words());
        assertEquals(0.5, main.status().activities().running().get(1).progress().get());
        main.status().activities().running().get(0).stop();
        assertEquals("Set ACL private: 0 of 2 done", test.notice());
        assertEquals(List.of("Set ACL public-read: 1 of 2"), words());
        s3.release();
        assertEquals("Set ACL public-read: 2 of 2 done", test.notice());
        assertEquals(List.of(), words());
    }

    @Test
    void leavingAsksWhileSomethingIsRunning() {
        holdAclChange();
        boolean[] left = new boolean[1];
        main.confirmLeaving(() -> left[0] = true);
        assertFalse(left[0]);
        assertTrue(test.dialogs.last().details().get(0).contains("Set ACL private"));
        s3.release();
        main.confirmLeaving(() -> left[0] = true);
        assertTrue(left[0]);
    }

    @Test
    void closingTheSessionStopsEverything() {
        holdAclChange();
        main.close();
        assertEquals(List.of(), main.status().activities().running());
    }
}
