package app.bellhop.ui.main;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.stage.Window;

/**
 * Marks a letter in each entry of a menu, and in each button and label of a dialog, that chooses it with the keyboard. No
 * letter stands for two of them. They are found when a menu or dialog opens, so that texts need no marks, in any language.
 * FX thread.
 */
public final class Mnemonics {

    private static final String MARK = "_";

    private static final ListChangeListener<Window> OPENED = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(Mnemonics::mark);
        }
    };

    /** By texts that were marked before. */
    private final Set<Character> taken = new HashSet<>();

    private final Map<Character, Marked> owners = new HashMap<>();

    private Mnemonics() {}

    /** Marks what opens from now on: menus, context menus and dialogs. Once is enough. */
    public static void markAll() {
        Window.getWindows().removeListener(OPENED);
        Window.getWindows().addListener(OPENED);
    }

    private static void mark(Window window) {
        if (window instanceof ContextMenu menu) {
            mark(menu.getItems());
            MenuLetters.in(menu);
        } else if (window.getScene() != null && window.getScene().getRoot() instanceof DialogPane dialog) {
            mark(dialog);
            if (dialog.getProperties().putIfAbsent(Mnemonics.class, true) == null) {
                LetterPress.in(window);
            }
        }
    }

    /** @param items of one menu; those of its submenus are marked, too */
    static void mark(List<MenuItem> items) {
        new Mnemonics()
                .mark(items.stream()
                        .filter(MenuItem::isMnemonicParsing)
                        .filter(item -> item.getText() != null)
                        .map(item -> Marked.of(item.textProperty(), item.mnemonicParsingProperty())));
        for (MenuItem item : items) {
            if (item instanceof Menu submenu) {
                mark(submenu.getItems());
            }
        }
    }

    /** Buttons get their letters before labels. */
    static void mark(DialogPane dialog) {
        dialog.applyCss(); // Its button bar has its buttons only then.
        List<Labeled> found = new ArrayList<>();
        find(dialog, found);
        new Mnemonics()
                .mark(Stream.concat(
                                found.stream().filter(ButtonBase.class::isInstance),
                                found.stream().filter(Label.class::isInstance))
                        .map(node -> Marked.of(node.textProperty(), node.mnemonicParsingProperty())));
    }

    /** Not the cells of tables: their texts are data. Nor the label within a menu button, which shows the button's text. */
    private static void find(Parent parent, List<Labeled> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Labeled labeled && marks(labeled)) {
                found.add(labeled);
            }
            if (child instanceof Parent inner
                    && !(child instanceof Labeled
                            || child instanceof TableView
                            || child instanceof TreeView
                            || child instanceof ListView)) {
                find(inner, found);
            }
        }
    }

    private static boolean marks(Labeled labeled) {
        boolean leads = labeled instanceof ButtonBase
                ? labeled.isMnemonicParsing() && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                : labeled instanceof Label label && label.getLabelFor() != null;
        return leads
                && labeled.isVisible()
                && labeled.getText() != null
                && !labeled.textProperty().isBound();
    }

    /** First letters first, so that most entries have the letter that one tries. */
    private void mark(Stream<Marked> texts) {
        List<Marked> left = new ArrayList<>(texts.toList());
        left.removeIf(this::isMarked);
        left.removeIf(text -> !text.letters().isEmpty()
                && !taken.contains(text.letters().get(0))
                && owners.putIfAbsent(text.letters().get(0), text) == null);
        left.forEach(text -> give(text, new HashSet<>()));
        owners.forEach((letter, text) -> text.mark(letter));
    }

    private boolean isMarked(Marked text) {
        int mark = text.parsed().get() ? text.text().get().indexOf(MARK) : -1;
        if (mark >= 0 && mark + 1 < text.text().get().length()) {
            taken.add(lower(text.text().get().charAt(mark + 1)));
        }
        return mark >= 0;
    }

    /** Gives it a free letter, or else one whose owner can have another. */
    private boolean give(Marked text, Set<Character> tried) {
        for (boolean free : new boolean[] {true, false}) {
            for (char letter : text.letters()) {
                Marked owner = owners.get(letter);
                if (!taken.contains(letter)
                        && (free ? owner == null : tried.add(letter) && (owner == null || give(owner, tried)))) {
                    owners.put(letter, text);
                    return true;
                }
            }
        }
        return false;
    }

    private static String literal(String text) {
        return text.replace(MARK, MARK + MARK);
    }

    private static char lower(char letter) {
        return String.valueOf(letter).toLowerCase(Locale.ROOT).charAt(0);
    }

    /**
     * A text.
     *
     * @param parsed whether JavaFX looks for a mark in it
     * @param letters in small, those that begin words first
     */
    private record Marked(StringProperty text, BooleanProperty parsed, List<Character> letters) {

        static Marked of(StringProperty text, BooleanProperty parsed) {
            return new Marked(
                    text,
                    parsed,
                    places(text.get()).map(i -> lower(text.get().charAt(i))).toList());
        }

        private static Stream<Integer> places(String text) {
            return IntStream.range(0, text.length())
                    .filter(i -> Character.isLetter(text.charAt(i)))
                    .boxed()
                    .sorted(Comparator.comparing(i -> i > 0 && text.charAt(i - 1) != ' '));
        }

        void mark(char letter) {
            String plain = text.get();
            int place = places(plain)
                    .filter(i -> lower(plain.charAt(i)) == letter)
                    .findFirst()
                    .orElseThrow();
            parsed.set(true);
            text.set(literal(plain.substring(0, place))
                    + MARK
                    + plain.charAt(place)
                    + literal(plain.substring(place + 1)));
        }
    }
}
