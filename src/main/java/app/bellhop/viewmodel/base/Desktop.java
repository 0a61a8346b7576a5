package app.bellhop.viewmodel.base;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The services of the desktop. FX thread. */
public interface Desktop {

    void copy(String text);

    List<Path> copiedFiles();

    void open(URI address);

    void openFile(Path file);

    /** Whether the window has the focus. */
    boolean watched();

    /** Shows the window, also where it is minimized, in front of all others, where the system allows it. */
    void toFront();

    /**
     * Announces something that happened while the user may be looking elsewhere: shown for a few seconds in a corner.
     *
     * @param opened runs when the announcement is clicked, after the window has come to the front
     * @param offers buttons on it
     */
    void announce(String title, String text, Runnable opened, Offer... offers);

    /** A button on an announcement, or a link beside a notice. */
    record Offer(String label, Runnable action, boolean undoes) {

        public Offer(String label, Runnable action) {
            this(label, action, false);
        }

        public static Offer undo(Runnable action) {
            return new Offer(Texts.get("notice.undo"), action, true);
        }
    }

    /** Shows a file's folder in the file manager. */
    void reveal(Path file);
}
