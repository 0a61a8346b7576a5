package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.Commands;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** Creates menu items and buttons for commands. Each node gets the command's id. */
public final class CommandNodes {

    /** The edges of a bar, and what stands around a label, an icon and a word in it, in pixels. */
    private static final double BAR = 26;

    private static final double LABEL = 20;
    private static final double ICON = 36;
    private static final double GAP = 8;

    private CommandNodes() {}

    /** For the menu bar, with the shortcut, which works wherever the focus is. */
    public static MenuItem menuItem(Command command) {
        MenuItem item = contextItem(command);
        if (!command.shortcut().isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(command.shortcut()));
        }
        return item;
    }

    /** For context menus: shows the command's keys, which work elsewhere. */
    public static MenuItem contextItem(Command command) {
        MenuItem item = new MenuItem(command.label(), new FontIcon(command.icon()));
        // A disabled item has no tooltip to say why.
        StringBinding text = Bindings.when(command.refusal().isEmpty())
                .then(command.label())
                .otherwise(Texts.get("unsupported.item", command.label().replace("…", "")));
        item.getProperties().put(CommandNodes.class, text); // Bindings are held weakly by what they look at.
        text.subscribe(item::setText); // Not bound: menus mark a letter in it.
        if (!command.keys().isEmpty()) {
            item.setAccelerator(new ShownKeys(command.keys()));
        }
        item.setId(command.id());
        item.disableProperty().bind(command.enabled().not());
        item.setOnAction(e -> command.run());
        return item;
    }

    /** Marks a separator between groups of commands in {@link #items}. */
    public static final String SEPARATOR = "-";

    public static MenuItem[] items(Commands commands, String... ids) {
        return Stream.of(ids)
                .map(id -> id.equals(SEPARATOR) ? new SeparatorMenuItem() : contextItem(commands.get(id)))
                .toArray(MenuItem[]::new);
    }

    public static Menu submenu(String id, String label, Commands commands, String... ids) {
        Menu menu = new Menu(label, null, items(commands, ids));
        menu.setId(id);
        return menu;
    }

    /** Puts items before that of a command. */
    public static void before(List<MenuItem> items, String id, MenuItem... more) {
        MenuItem next = items.stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
        items.addAll(items.indexOf(next), List.of(more));
    }

    public static Button button(Command command) {
        Button button = new Button();
        bind(button, command);
        return button;
    }

    /** A button with the icon only; the text becomes its tooltip. */
    public static Button iconButton(Command command) {
        Button button = button(command);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("button-icon", "flat");
        return button;
    }

    /** Makes an FXML button run a command. */
    public static void bind(Button button, Command command) {
        button.setId(command.id());
        button.setText(command.label().replace("…", ""));
        button.setGraphic(new FontIcon(command.icon()));
        button.disableProperty().bind(command.enabled().not());
        button.setOnAction(e -> command.run());
        StringBinding why = Bindings.createStringBinding(command::why, command.enabled(), command.refusal());
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(Bindings.when(why.isEmpty())
                        .then(tooltip(command))
                        .otherwise(Bindings.concat(tooltip(command), "\n", why)));
        button.setTooltip(tooltip);
        button.accessibleHelpProperty().bind(why);
    }

    /** Makes FXML buttons run the commands named by their ids. */
    public static void bind(Commands commands, Button... buttons) {
        for (Button button : buttons) {
            bind(button, commands.get(button.getId()));
        }
    }

    /**
     * With words beside the icons if the bar is wide enough; with icons only if it is not.
     *
     * @param width of the bar with the words, in pixels, without those that follow
     * @param words that are not to be cut, of changing width, or in any language; none where they aren't visible
     */
    public static ObservableValue<ContentDisplay> wordsFrom(Region bar, double width, Labeled... words) {
        List<DoubleBinding> widths =
                Stream.of(words).map(CommandNodes::textWidth).toList();
        return Bindings.createObjectBinding(
                () -> {
                    double whole =
                            widths.stream().mapToDouble(DoubleBinding::get).sum();
                    return bar.getWidth() >= width + whole ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY;
                },
                Stream.concat(Stream.of(bar.widthProperty()), widths.stream()).toArray(Observable[]::new));
    }

    /**
     * Puts words beside the icons of a bar's tools, from the first on, of as many as there is room for beside what its labels
     * say.
     */
    public static void wordsWhereRoom(HBox bar, List<Button> tools) {
        List<Label> says = bar.getChildren().stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .toList();
        double icons = BAR + LABEL * says.size() + ICON * tools.size();
        for (int i = 0; i < tools.size(); i++) {
            List<Button> worded = tools.subList(0, i + 1);
            Labeled[] words = Stream.concat(says.stream(), worded.stream()).toArray(Labeled[]::new);
            Button tool = tools.get(i);
            tool.contentDisplayProperty().bind(wordsFrom(bar, icons + GAP * worded.size(), words));
        }
    }

    /** Of its text: the node itself may not have heard of that yet. Measured only when the text is another one. */
    public static DoubleBinding textWidth(Labeled node) {
        return Bindings.createDoubleBinding(
                () -> {
                    Text text = new Text(node.isVisible() ? node.getText() : "");
                    text.setFont(node.getFont());
                    return text.getLayoutBounds().getWidth();
                },
                node.textProperty(),
                node.visibleProperty(),
                node.fontProperty());
    }

    private static String tooltip(Command command) {
        return command.keys().isEmpty()
                ? command.label()
                : command.label() + "  "
                        + KeyCombination.valueOf(command.keys()).getDisplayText();
    }
}
