package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.s3.S3Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tour steps for an upload whose target exists already. */
final class ConflictSteps extends TourPart {

    private static final S3Location IMAGES = new S3Location("city-data", "images/");
    private static final String NAME = "poster.txt";

    private final Path home;

    ConflictSteps(TourSession session, TourWindow window, Path home) {
        super(session, window);
        this.home = home;
    }

    List<Step> all() {
        return List.of(
                new Step("conflict", "An upload asks before it replaces an object", this::conflict),
                new Step("conflict-done", "Both are kept", this::keepBoth));
    }

    List<Step> dark() {
        return List.of(
                new Step("dark-conflict", "An upload asks before it replaces an object, dark", this::conflict),
                new Step("dark-conflict-done", "Skipped, dark", this::skip));
    }

    private String conflict() throws Exception {
        Path file = home.resolve(NAME);
        session.navigate(IMAGES);
        if (session.row(NAME) < 0) {
            upload(Files.writeString(file, "City festival, May\n".repeat(900)));
            window.waitUntil("the upload", () -> session.row(NAME) >= 0);
        }
        long before = size();
        upload(Files.writeString(file, "City festival, June\n".repeat(1200)));
        window.waitFor("conflictDialog");
        return verify("HeadObject", size() == before, "the object still has " + before + " bytes");
    }

    private void upload(Path file) throws Exception {
        window.run(() -> main().objects().upload(List.of(file)));
    }

    private long size() throws Exception {
        return server().size(new S3Location(IMAGES.bucket(), IMAGES.key() + NAME));
    }

    private String keepBoth() throws Exception {
        window.press("conflictKeepBoth");
        window.waitUntil("the numbered object", () -> session.row("poster (1).txt") >= 0);
        long numbered = server().size(new S3Location(IMAGES.bucket(), IMAGES.key() + "poster (1).txt"));
        return verify("HeadObject", numbered == Files.size(home.resolve(NAME)) && size() != numbered, "both are there");
    }

    private String skip() throws Exception {
        long before = size();
        window.press("conflictSkip");
        window.waitUntil("the dialog to close", () -> window.lookup("conflictDialog") == null);
        return verify("HeadObject", size() == before, "nothing was replaced");
    }
}
