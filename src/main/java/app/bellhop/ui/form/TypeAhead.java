package app.bellhop.ui.form;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;

/** Typing chooses what begins with it, as in lists of the system; after a pause, or where nothing does, it begins anew. FX thread. */
final class TypeAhead<T> {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ComboBox<T> box;
    private String typed = "";
    private long last = System.nanoTime();

    private TypeAhead(ComboBox<T> box) {
        this.box = box;
    }

    static <T> void install(ComboBox<T> box) {
        TypeAhead<T> ahead = new TypeAhead<>(box);
        box.addEventFilter(KeyEvent.KEY_TYPED, e -> {
            String character = e.getCharacter();
            boolean printed = !character.isEmpty() && character.charAt(0) >= ' ' && character.charAt(0) != 127;
            if (printed && !e.isControlDown() && !e.isAltDown() && !e.isMetaDown()) {
                ahead.type(character);
            }
        });
    }

    private void type(String character) {
        long now = System.nanoTime();
        String longer = now - last > PAUSE_NANOS ? character : typed + character;
        last = now;
        typed = first(longer).isPresent() ? longer : character;
        first(typed).ifPresent(box::setValue);
    }

    private Optional<T> first(String start) {
        return box.getItems().stream()
                .filter(item -> box.getConverter().toString(item).regionMatches(true, 0, start, 0, start.length()))
                .findFirst();
    }
}
